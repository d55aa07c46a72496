/**
 * What a company bought before, through this or another partner: all but the last may keep it from accepting directly.
 * Source: 004_e82182ece5590ce9.txt, troubleshooting of customer acceptance.
 */
export const earlierPurchases = ["offers", "software", "reserved-instances", "azure-plan", "none"] as const;
export type EarlierPurchase = (typeof earlierPurchases)[number];
