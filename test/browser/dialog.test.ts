import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { openDeskPage, type DeskPage } from "../support/desk-page.ts";
import { checkRefusals } from "../support/refusals.ts";
import { servePage, type ServedPage } from "../support/served-page.ts";
import { at, buttons, field, modal, openFor, text, textAt, type Received } from "../sandbox/slack/tiny-desk.ts";

const SAM = "U0SAM0001";
const option = (words: string, value = words) => ({ text: text(words), value });
const onEveryCharacter = { dispatch_action_config: { trigger_actions_on: ["on_character_entered"] } };
const kind = (received: Received) => at(received.payload, "type");

const browser = useBrowser();

describe("the sandbox page: dialogs", () => {
  let served: ServedPage;
  let sam: DeskPage;

  beforeEach(async () => {
    served = await servePage();
    sam = await openDeskPage(browser(), served.url);
  });
  afterEach(async () => {
    await sam.close();
    await served.close();
    checkRefusals(served.desk.slack);
  });

  const open = (blocks: unknown[], more: Record<string, unknown> = {}) =>
    openFor(served.desk, modal(blocks, { title: text("Add a customer"), ...more }), SAM);
  const submitted = () => served.desk.received.find((one) => kind(one) === "view_submission")?.payload;
  const valueIn = (id: string) => at(submitted(), `view.state.values.${id}.${id}`);

  it("sends what was typed and chosen in every kind of field", async () => {
    served.desk.answer = (request) =>
      kind(request) === "block_suggestion" && at(request.payload, "value") === "cont"
        ? { json: { options: [option("Contoso Ltd.", "c1")] } }
        : undefined;
    await open([
      field("Name"),
      field("Notes", { multiline: true }, { optional: true }),
      field("E-mail", { type: "email_text_input" }),
      field("Seats", { type: "number_input", is_decimal_allowed: false }),
      field("Country", {
        type: "static_select",
        option_groups: [
          { label: text("America"), options: [option("Brazil", "BR"), option("United States", "US")] },
          { label: text("Europe"), options: [option("Poland", "PL")] },
        ],
      }),
      field("Customer", { type: "external_select", min_query_length: 2 }),
      field("Regions", { type: "multi_static_select", options: ["North", "South", "East"].map((one) => option(one)) }),
      field("Approver", { type: "users_select" }),
      field("Helpers", { type: "multi_users_select" }),
      field("Channel", { type: "conversations_select" }),
      field("Address", { type: "radio_buttons", options: [option("Use it"), option("Keep what I wrote")] }),
      field("Consent", { type: "checkboxes", options: [option("Default GDAP", "gdap"), option("News", "news")] }),
      field("Accepted", { type: "datepicker" }),
      field("At", { type: "timepicker" }),
    ]);
    await sam.dialog("Add a customer");
    await sam.fill("Name", "Contoso Interiores Ltda.");
    await sam.fill("Notes", "Two\nlines");
    await sam.fill("E-mail", "ana@contoso.example");
    await sam.fill("Seats", "25");
    await sam.choose("Country", "Brazil");
    await sam.field("Customer").fill("c");
    await sam.page.getByText("Type at least 2 characters.").waitFor();
    await sam.field("Customer").fill("cont");
    await sam.page.getByRole("option", { name: "Contoso Ltd." }).click();
    await sam.choose("Regions", "North");
    await sam.choose("Regions", "East");
    await sam.choose("Approver", "Dana Weber");
    await sam.choose("Helpers", "Ravi Iyer");
    await sam.choose("Helpers", "Mia Rossi");
    await sam.page.getByRole("button", { name: "Remove Ravi Iyer" }).click();
    await sam.choose("Channel", "#approvals");
    await sam.choose("Address", "Keep what I wrote");
    await sam.choose("Consent", "Default GDAP");
    await sam.fill("Accepted", "2023-11-02");
    await sam.fill("At", "14:30");
    await sam.press("Next");
    await sam.noDialog();
    expect(textAt(valueIn("Name"), "value")).toBe("Contoso Interiores Ltda.");
    expect(textAt(valueIn("Notes"), "value")).toBe("Two\nlines");
    expect(textAt(valueIn("E-mail"), "value")).toBe("ana@contoso.example");
    expect(textAt(valueIn("Seats"), "value")).toBe("25");
    expect(textAt(valueIn("Country"), "selected_option.value")).toBe("BR");
    expect(textAt(valueIn("Customer"), "selected_option.value")).toBe("c1");
    expect(at(valueIn("Regions"), "selected_options")).toMatchObject([{ value: "North" }, { value: "East" }]);
    expect(textAt(valueIn("Approver"), "selected_user")).toBe("U0DANA001");
    expect(at(valueIn("Helpers"), "selected_users")).toEqual(["U0MIA0001"]);
    expect(textAt(valueIn("Channel"), "selected_conversation")).toBe("C0APPROVE");
    expect(textAt(valueIn("Address"), "selected_option.value")).toBe("Keep what I wrote");
    expect(at(valueIn("Consent"), "selected_options")).toMatchObject([{ value: "gdap" }]);
    expect(textAt(valueIn("Accepted"), "selected_date")).toBe("2023-11-02");
    expect(textAt(valueIn("At"), "selected_time")).toBe("14:30");
  });

  it("keeps the text and the cursor where the person is typing while the desk changes the dialog", async () => {
    const blocks = [field("Name"), field("City")];
    const { view } = await open(blocks);
    await sam.dialog("Add a customer");
    await sam.field("Name").pressSequentially("Contoso");
    await sam.page.keyboard.press("ArrowLeft");
    const section = { type: "section", block_id: "note", text: text("Checked with Partner Center just now.") };
    const changed = modal([section, ...blocks, field("State")], { title: text("Add a customer") });
    await served.desk.call("views.update", { view_id: at(view, "id"), view: changed });
    await sam.page.getByText("Checked with Partner Center").waitFor();
    await sam.page.keyboard.type("-");
    await sam.expectValue("Name", "Contos-o");
    await sam.fill("City", "Recife");
    await sam.fill("State", "PE");
    await sam.press("Next");
    await sam.noDialog();
    expect(textAt(valueIn("Name"), "value")).toBe("Contos-o");
    expect(textAt(valueIn("City"), "value")).toBe("Recife");
  });

  it("never puts an older text back while the desk is slow to hear of the newer one", async () => {
    const waiting: (() => void)[] = [];
    served.desk.answer = (request) =>
      kind(request) === "block_actions" ? new Promise((resolve) => waiting.push(() => resolve(undefined))) : undefined;
    await open([field("Name", onEveryCharacter, { dispatch_action: true })]);
    await sam.dialog("Add a customer");
    await sam.field("Name").pressSequentially("Con");
    await expect.poll(() => waiting.length).toBe(1);
    await sam.field("Name").pressSequentially("toso");
    waiting.shift()?.();
    await expect.poll(() => waiting.length).toBe(1);
    expect(await sam.field("Name").inputValue()).toBe("Contoso");
    expect(textAt(served.desk.received.at(-1)?.payload, "actions.0.value")).toBe("Contoso");
    await sam.page.getByRole("button", { name: "Next" }).click();
    expect(submitted()).toBeUndefined();
    waiting.shift()?.();
    await sam.noDialog();
    expect(textAt(valueIn("Name"), "value")).toBe("Contoso");
  });

  it("shows each mistake under its field, and goes to the first", async () => {
    served.desk.answer = (request) =>
      kind(request) === "view_submission"
        ? { json: { response_action: "errors", errors: { City: "Brazil needs a city.", Address: "Choose one." } } }
        : undefined;
    await open([
      field("Name", {}, { hint: text("Exactly as on official papers.") }),
      field("City", {}, { hint: text("Where its papers say.") }),
      field("Address", { type: "radio_buttons", options: [option("Use it")] }, { optional: true }),
    ]);
    await sam.dialog("Add a customer");
    await sam.fill("Name", "Contoso");
    await sam.fill("City", "x");
    await sam.press("Next");
    await sam.expectError("City", "Brazil needs a city.");
    await sam.expectError("City", "Where its papers say.");
    await sam.expectError("Address", "Choose one.");
    expect(await sam.field("Name").getAttribute("aria-invalid")).toBeNull();
    expect(await sam.hasFocus("City")).toBe(true);
    await sam.expectValue("Name", "Contoso");
  });

  it("names each group of choices once, and says which must be answered", async () => {
    const options = [option("Use it"), option("Keep what I wrote")];
    await open([
      field("Address", { type: "radio_buttons", options }, { hint: text("As on official papers.") }),
      field("Reason", { type: "radio_buttons", options }, { optional: true }),
      field("Consent", { type: "checkboxes", options }),
      {
        type: "section",
        block_id: "s",
        text: text("Speed"),
        accessory: { type: "radio_buttons", action_id: "s", options },
      },
    ]);
    const dialog = await sam.dialog("Add a customer");
    const radios = dialog.getByRole("radiogroup");
    expect(await radios.count()).toBe(3);
    for (const name of ["Address", "Reason (optional)", "Speed"])
      expect(await dialog.getByRole("radiogroup", { name, exact: true }).count()).toBe(1);
    const needed = (name: string) =>
      dialog.getByRole("radiogroup", { name, exact: true }).getAttribute("aria-required");
    expect([await needed("Address"), await needed("Reason (optional)")]).toEqual(["true", null]);
    const consent = dialog.getByRole("group");
    expect(await consent.count()).toBe(1);
    expect(await consent.and(dialog.getByRole("group", { name: "Consent", exact: true })).count()).toBe(1);
    const words = await consent.getAttribute("aria-describedby");
    expect(await dialog.locator(`[id="${words}"]`).textContent()).toBe("At least one is required.");
  });

  it("says what is missing without asking the desk", async () => {
    await open([field("Name"), field("Notes", {}, { optional: true })]);
    await sam.dialog("Add a customer");
    await sam.press("Next");
    await sam.expectError("Name", "required");
    expect(submitted()).toBeUndefined();
  });

  it("says once what is missing, even when the page is still reading something older", async () => {
    await open([field("Name")]);
    await sam.dialog("Add a customer");
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    let isReading: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (isReading = resolve));
    await sam.page.route("**/_sandbox/state?*", async (route) => {
      const answer = await route.fetch();
      isReading();
      await gate;
      await route.fulfill({ response: answer });
    });
    await served.desk.call("chat.postMessage", { channel: "C0APPROVE", text: "Something else" });
    await begun;
    const submitting = sam.page.waitForResponse("**/_sandbox/act");
    await sam.page.getByRole("button", { name: "Next" }).click();
    await (await submitting).finished();
    letGo();
    await sam.expectError("Name", "required");
    await sam.page.locator("[aria-busy=true]").waitFor({ state: "detached" });
    expect(await sam.page.getByText("Some fields need another look.").count()).toBe(0);
  });

  it("starts at the first field of a page that replaces another, and goes back by a button", async () => {
    const first = modal([field("Name")], { title: text("Add a customer") });
    const second = modal([buttons("back", "Back"), field("First name"), field("Last name")], {
      title: text("Primary contact"),
    });
    served.desk.answer = async (request) => {
      if (kind(request) === "view_submission") return { json: { response_action: "update", view: second } };
      if (kind(request) === "block_actions") {
        await served.desk.call("views.update", { view_id: at(request.payload, "view.id"), view: first });
      }
      return undefined;
    };
    await openFor(served.desk, first, SAM);
    await sam.fill("Name", "Contoso");
    await sam.press("Next");
    await sam.dialog("Primary contact");
    await expect.poll(() => sam.hasFocus("First name")).toBe(true);
    await sam.press("Back");
    await sam.dialog("Add a customer");
    expect(await sam.page.getByRole("dialog").count()).toBe(1);
  });

  it("says so when the desk does not answer, and keeps everything typed", async () => {
    served.desk.answer = () => ({ status: 500 });
    await open([field("Name")]);
    served.desk.answer = () => ({ status: 500 });
    await sam.dialog("Add a customer");
    await sam.fill("Name", "Contoso");
    await sam.press("Next");
    await sam.page.getByRole("alert").filter({ hasText: "trouble" }).waitFor();
    await sam.expectValue("Name", "Contoso");
  });

  it("closes the top of a stack by Cancel and the whole stack by the cross", async () => {
    served.desk.answer = async (request) => {
      if (kind(request) !== "block_actions") return undefined;
      const view = modal([field("Reason")], { title: text("Why?") });
      await served.desk.call("views.push", { trigger_id: at(request.payload, "trigger_id"), view });
      return undefined;
    };
    await open([buttons("act", "Reject")]);
    await sam.press("Reject");
    await sam.dialog("Why?");
    await sam.press("Cancel");
    await sam.dialog("Add a customer");
    await sam.press("Reject");
    await sam.dialog("Why?");
    await sam.press("Close all dialogs");
    await sam.noDialog();
  });
});
