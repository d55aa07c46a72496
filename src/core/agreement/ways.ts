/** How customers of this partner come to the agreement; chosen in setup. */
export const agreementWays = ["direct-acceptance", "enhanced-attestation", "agreements-api"] as const;
export type AgreementWay = (typeof agreementWays)[number];

export const defaultAgreementWay: AgreementWay = "direct-acceptance";
