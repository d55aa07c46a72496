import { countryName, searchCountries } from "../../../core/reference/countries.ts";
import { searchResellers } from "../../../operations/find-resellers.ts";
import type { Desk } from "../../desk.ts";
import { option } from "../../form.ts";
import { limits } from "../../limits.ts";
import type { Registrar } from "../../registrar.ts";
import { orderForm } from "../order/views.ts";
import { countrySelect } from "./company-view.ts";
import { resellerSelect } from "./contact-view.ts";

/** What the form's searchable choices offer; that of resellers stands in an order, too. */
export function listenToSearches(on: Registrar, desk: Desk): void {
  on.options(countrySelect, async ({ ack, payload }) => {
    const found = searchCountries(payload.value, "en").slice(0, limits.options);
    await ack({ options: found.map((code) => option(countryName(code, "en"), code)) });
  });
  on.options(resellerSelect, async ({ ack, body, payload }) => {
    const withPartnerId = body.view?.callback_id === orderForm;
    const found = await searchResellers(desk, { typed: payload.value, most: limits.options, withPartnerId });
    await ack({ options: found.map(({ name, tenantId }) => option(name, tenantId)) });
  });
}
