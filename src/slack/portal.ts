/** Addresses in Partner Center's web portal. Microsoft does not document them, so they stand in one place. */
const portal = "https://partner.microsoft.com/dashboard/v2/customers";

export const customerInPartnerCenter = (tenantId: string): string =>
  `${portal}/${encodeURIComponent(tenantId)}/account`;
export const gdapInPartnerCenter = `${portal}/granularadminaccess/list`;
/** Where the customer's own administrator sees and corrects the billing account; documented in validate-names-addresses. */
export const billingAccountOfCustomer =
  "https://portal.office.com/adminportal/home?ref=/BillingAccounts/billing-accounts/AccountDetails";
