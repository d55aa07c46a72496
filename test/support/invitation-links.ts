const partner = "3b33e682-00c3-41ee-9dd2-a548adf56438";
const provider = "75af751c-f582-45e7-aee2-0fd6c8203c1d";
const page = "#/BillingAccounts/partner-invitation";
const link = (query: string): string => `https://admin.microsoft.com/Adminportal/Home?${query}&DAP=false${page}`;

/** An indirect reseller's own invitation link, as Partner Center shows it. */
export const ownLink = link(`invType=ResellerRelationship&partnerId=${partner}&msppId=0`);
/** The one by which a customer accepts the reseller and a provider of its at once. */
export const jointLink = link(
  `invType=IndirectResellerRelationship&partnerId=${partner}&msppId=6531449&indirectCSPId=${provider}`,
);
