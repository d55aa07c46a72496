import { countryName, searchCountries } from "../../../core/reference/countries.ts";
import { searchResellers } from "../../../operations/find-resellers.ts";
import type { Desk } from "../../desk.ts";
import { plain } from "../../form.ts";
import type { Registrar } from "../../registrar.ts";
import { countrySelect } from "./company-view.ts";
import { resellerSelect } from "./contact-view.ts";

const mostOptions = 100;

/** What the form's searchable choices offer. */
export function listenToSearches(on: Registrar, desk: Desk): void {
  on.options(countrySelect, async ({ ack, payload }) => {
    const found = searchCountries(payload.value, "en").slice(0, mostOptions);
    await ack({ options: found.map((code) => ({ text: plain(countryName(code, "en")), value: code })) });
  });
  on.options(resellerSelect, async ({ ack, payload }) => {
    const found = await searchResellers(desk, { typed: payload.value, most: mostOptions });
    await ack({ options: found.map(({ name, tenantId }) => ({ text: plain(name.slice(0, 75)), value: tenantId })) });
  });
}
