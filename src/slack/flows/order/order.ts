import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import type { Answers } from "../../../core/customer/answers.ts";
import { productsField, productsIn, readOrder } from "../../../core/order/form.ts";
import type { Money } from "../../../core/order/money.ts";
import { firstResellerField } from "../../../core/order/resellers.ts";
import { ok, type Failure } from "../../../core/result.ts";
import type { Issue } from "../../../core/rule.ts";
import { findReseller } from "../../../operations/find-resellers.ts";
import { getActing } from "../../../operations/get-acting.ts";
import { keepForm, openForm, readForm, turnFormPage } from "../../../operations/keep-form.ts";
import { openOrder, orderForm, type OpenedOrder } from "../../../operations/open-order.ts";
import { judgeLines, quoteOrder } from "../../../operations/quote-order.ts";
import { listProducts, readMarket, readOffers, searchProducts } from "../../../operations/read-catalogue.ts";
import { notAsSeen, requestOrder, reviewField } from "../../../operations/request-order.ts";
import { checked } from "../../cards/message.ts";
import { as, type Desk } from "../../desk.ts";
import { escape, option, readAnswers } from "../../form.ts";
import { limits } from "../../limits.ts";
import { refreshPerson } from "../../person.ts";
import type { SubmissionArgs } from "../../registrar.ts";
import { explain, momentView, noticeView, openMoment, showSettled, showView } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";
import { pickCustomer, type PickFor } from "../pick-customer.ts";
import { gateView, lookingAgain, orderLookAgain } from "./gate-view.ts";
import {
  linesView,
  orderBack,
  orderPages,
  orderResult,
  otherWindowView,
  productsView,
  readOrderView,
  resellersView,
  orderReviewView,
  waitingView,
  type OrderDrawing,
  type OrderPage,
} from "./views.ts";

const words = copy.order;
const pickFor: PickFor = {
  word: "order",
  text: words.choose,
  actionId: "order-subscriptions",
  takes: ["active", "ended"],
};

/** `/csp order`: what is in the way with its remedies, else the cart in four short steps, then a second person. */
export const order: Flow = {
  command: {
    word: "order",
    async run(desk, { trigger_id, user_id }, rest, respond) {
      const picked = await pickCustomer(desk, user_id, rest, pickFor);
      if ("customerId" in picked) return begin(desk, { person: user_id, trigger_id }, picked.customerId);
      await respond({ response_type: "ephemeral", replace_original: false, ...checked(picked.message) });
    },
  },
  register(on, desk) {
    on.action("order-subscriptions", async ({ ack, body, payload }) => {
      await ack();
      await begin(desk, { person: body.user.id, trigger_id: body.trigger_id }, valueOf(payload));
    });
    on.options(productsField, async ({ ack, body, payload }) => {
      const { customerId } = readOrderView(body.view?.private_metadata ?? "");
      const found = await searchProducts(desk, { customerId, typed: payload.value, most: limits.options });
      await ack({ options: found.map(({ id, title }) => option(title, id)) });
    });
    on.input(orderForm, async ({ ack, body, payload }) => {
      await ack();
      if (!body.view) return;
      const { customerId, opening } = readOrderView(body.view.private_metadata);
      const who = as(desk, body.user.id);
      const kept = await readForm(who, { ...formOf(customerId), opening });
      const answers = { ...kept, ...readAnswers(body.view) };
      await keepForm(who, { ...formOf(customerId), opening, answers, actionTs: payload.action_ts });
    });
    on.action(orderBack, async ({ ack, body, payload }) => {
      await ack();
      if (!body.view) return;
      const { customerId, opening } = readOrderView(body.view.private_metadata);
      const page = orderPages.find((one) => one === valueOf(payload)) ?? "products";
      const answers = readAnswers(body.view);
      const turned = await turnFormPage(as(desk, body.user.id), { ...formOf(customerId), opening, answers });
      if (turned === null) {
        // Not over the page that a first click on Back has brought meanwhile.
        await showView(desk, body.view.id, otherWindowView(customerId), body.view.hash);
        return;
      }
      await showView(desk, body.view.id, momentView(words.title));
      await showView(desk, body.view.id, await show(desk, { person: body.user.id, customerId, ...turned }, page));
    });
    on.action(orderResult, async ({ ack, body, payload }) => {
      await ack();
      if (!body.view) return;
      const left = readOrderView(valueOf(payload));
      await showView(desk, body.view.id, await resultOf(desk, body.user.id, left));
    });
    on.action(orderLookAgain, lookingAgain(desk, first));
    on.submission(orderForm, (args) => next(desk, args));
  },
};

const formOf = (customerId: string) => ({ form: orderForm, subject: customerId });

async function begin(
  desk: Desk,
  { person, trigger_id }: { person: string; trigger_id: string },
  customerId: string,
): Promise<void> {
  const { id } = await openMoment(desk, trigger_id, words.title);
  await refreshPerson(desk, person);
  await showView(desk, id, await first(desk, person, customerId));
}

async function first(desk: Desk, person: string, customerId: string): Promise<View> {
  const who = as(desk, person);
  const opened = await openOrder(who, { customerId });
  if (!opened.ok) return noticeView(words.title, await explain(desk, opened.failure));
  if (isInTheWay(opened.value)) return gateOf(opened.value);
  const { opening, kept } = await openForm(who, formOf(customerId));
  return draw(desk, person, "products", { opened: opened.value, opening, answers: kept ?? {} });
}

const isInTheWay = ({ gate }: OpenedOrder): boolean => gate.newPurchase.state === "blocked";
const gateOf = ({ story, gate }: OpenedOrder): View => gateView(story, gate);

/** Who fills in the form and about whom, with everything that stands in it. */
interface Filled {
  person: string;
  customerId: string;
  opening: string;
  answers: Answers;
}

/** A page of the form; what is wrong stands on it. */
async function show(desk: Desk, filled: Filled, page: OrderPage, problems: readonly Issue[] = []): Promise<View> {
  const opened = await openOrder(as(desk, filled.person), filled);
  if (!opened.ok) return noticeView(words.title, await explain(desk, opened.failure));
  // Since the form was opened; what was typed is kept until it can be ordered.
  if (isInTheWay(opened.value)) return gateOf(opened.value);
  return draw(desk, filled.person, page, { ...filled, opened: opened.value, problems });
}

interface Drawn {
  opened: OpenedOrder;
  opening: string;
  answers: Answers;
  problems?: readonly Issue[];
}

async function draw(
  desk: Desk,
  person: string,
  page: OrderPage,
  { opened, opening, answers, problems = [] }: Drawn,
): Promise<View> {
  const { customer, gate } = opened;
  const drawing: OrderDrawing = { customer, opening, answers, problems, gate: gate.newPurchase, story: opened.story };
  const notice = async (failure: Failure) => noticeView(words.title, await explain(desk, failure));
  const productIds = productsIn(answers);
  switch (page) {
    case "products": {
      const { market, isClosed } = await readMarket(desk, customer);
      const all = await listProducts(desk, market);
      if (!all.ok) return notice(all.failure);
      const chosen = productIds.flatMap((id) => all.value.find((one) => one.id === id) ?? []);
      return productsView(drawing, { chosen, isEducationClosed: isClosed });
    }
    case "lines": {
      const read = await readOffers(desk, { customer, productIds });
      return read.ok ? linesView(drawing, read.value) : notice(read.failure);
    }
    case "resellers": {
      const { settings } = await getActing(desk.db, person);
      const chosen = await findReseller(desk, answers[firstResellerField] ?? "");
      return resellersView(drawing, { partnerType: settings?.partnerType ?? "direct-bill", chosen });
    }
    case "review": {
      const quote = await quoteOrder(as(desk, person), readOrder(customer.id, answers));
      if (quote.ok) return orderReviewView(drawing, quote.value);
      if (quote.failure.kind !== "invalid") return notice(quote.failure);
      const { issues } = quote.failure;
      return draw(desk, person, pageWith(issues), { opened, opening, answers, problems: issues });
    }
  }
}

/** Next, and in the end the request: Partner Center is asked at every step, so the form says meanwhile that it waits. */
async function next(desk: Desk, { ack, body, view }: SubmissionArgs): Promise<void> {
  const { customerId, opening, page, seen } = readOrderView(view.private_metadata);
  const person = body.user.id;
  // Kept before anything is asked: whoever closes the form meanwhile finds it again.
  const answers = readAnswers(view);
  const turned = await turnFormPage(as(desk, person), { ...formOf(customerId), opening, answers });
  if (turned === null) return ack({ response_action: "update", view: otherWindowView(customerId) });
  const filled = { person, customerId, ...turned };
  await ack({ response_action: "update", view: waitingView({ customerId, opening: turned.opening, page, seen }) });
  const answer = page === "review" ? send(desk, filled, seen) : judged(desk, filled, page);
  await showSettled(desk, view.id, answer);
}

/** The next page; what is wrong with the lines keeps them on screen, and what is wrong with the rest is found by the review. */
async function judged(desk: Desk, filled: Filled, page: OrderPage): Promise<View> {
  const { person, customerId, answers } = filled;
  const found = page === "lines" ? await judgeLines(as(desk, person), readOrder(customerId, answers)) : ok(null);
  if (found.ok) return show(desk, filled, orderPages[orderPages.indexOf(page) + 1] ?? "review");
  if (found.failure.kind === "invalid") return show(desk, filled, pageWith(found.failure.issues), found.failure.issues);
  return noticeView(words.title, await explain(desk, found.failure));
}

/** What came of this page, for whoever was left with the moment: Slack had put it up after the result. */
async function resultOf(
  desk: Desk,
  person: string,
  { customerId, opening, page, seen }: ReturnType<typeof readOrderView>,
): Promise<View> {
  const who = as(desk, person);
  const opened = await openOrder(who, { customerId });
  if (!opened.ok) {
    const isOwn = opened.failure.kind === "conflict" && opened.failure.by === person;
    return noticeView(words.title, isOwn ? words.review.isSent : await explain(desk, opened.failure));
  }
  const answers = await readForm(who, { ...formOf(customerId), opening });
  if (answers === null) return otherWindowView(customerId);
  const filled = { person, customerId, opening, answers };
  if (page !== "review") return judged(desk, filled, page);
  const quote = await quoteOrder(who, readOrder(customerId, answers));
  return show(desk, filled, page, quote.ok ? notAsSeen(quote.value.lines, seen) : []);
}

async function send(desk: Desk, filled: Filled, seen: readonly (Money | null)[]): Promise<View> {
  const { person, customerId, answers } = filled;
  const who = as(desk, person);
  const opened = await openOrder(who, { customerId });
  if (opened.ok && isInTheWay(opened.value)) return gateOf(opened.value);
  const asked = await requestOrder(who, { ...readOrder(customerId, answers), seen });
  if (asked.ok) return noticeView(words.title, words.review.sent(escape(asked.value.companyName)));
  const { failure } = asked;
  if (failure.kind === "invalid") return show(desk, filled, pageWith(failure.issues), failure.issues);
  return noticeView(words.title, await explain(desk, failure));
}

/** What was right a moment ago may not be any more. */
function pageWith(issues: readonly Issue[]): OrderPage {
  if (issues.some(({ field }) => field.split(".")[0] === reviewField)) return "review";
  if (issues.some(({ field }) => field === productsField)) return "products";
  return issues.some(({ field }) => /^(offer|licences)\./.test(field)) ? "lines" : "resellers";
}
