import { obstacleKinds, type RemovalRemedy } from "../../src/core/relationship/removal.ts";
import { earlierPurchases } from "../../src/core/agreement/earlier-purchases.ts";
import { agreementAddress } from "../../src/core/agreement/invitation.ts";
import { agreementWays } from "../../src/core/agreement/ways.ts";
import {
  attestAgreementView,
  confirmAttestationView,
  type AttestView,
} from "../../src/slack/flows/agreement/attest-view.ts";
import { askEducationView } from "../../src/slack/flows/education/view.ts";
import { attestedView } from "../../src/slack/flows/agreement/attested-view.ts";
import { toAgreement } from "../../src/slack/flows/agreement/invite.ts";
import { toRelationship, toRelationshipAndAgreement } from "../../src/slack/flows/relationship/kinds.ts";
import { askCompanyView, askingView } from "../../src/slack/flows/relationship/company-view.ts";
import { billingFormView } from "../../src/slack/flows/edit-billing/form-view.ts";
import { billingReviewView } from "../../src/slack/flows/edit-billing/review-view.ts";
import { inputOf } from "../../src/core/billing/data.ts";
import { reviewBilling } from "../../src/core/billing/review.ts";
import { bundledRules } from "../../src/core/customer/country-rules.ts";
import { inTheWayView, removalView } from "../../src/slack/flows/removal/removal-view.ts";
import { endByHandView } from "../../src/slack/flows/relationship/end-by-hand.ts";
import { providerLinkView, resellerLinkView } from "../../src/slack/flows/relationship/link-view.ts";
import { answersView } from "../../src/slack/flows/agreement/show.ts";
import { outcomeView, troubleView } from "../../src/slack/flows/agreement/trouble.ts";
import { invitationDraftView, type DraftView } from "../../src/slack/flows/invitation/draft-view.ts";
import { worded, type Mail } from "../../src/slack/flows/invitation/mail.ts";
import { invitationSendView } from "../../src/slack/flows/invitation/send-view.ts";
import type { View } from "@slack/types";
import { copy } from "../../src/copy/index.ts";
import { Secret } from "../../src/core/secret-text.ts";
import { answersFromInput, type Answers } from "../../src/core/customer/answers.ts";
import type { Check } from "../../src/core/customer/checks.ts";
import { roles } from "../../src/core/access.ts";
import { holdersField } from "../../src/core/setup-answers.ts";
import type { Attested } from "../../src/operations/attest-agreement.ts";
import type { SetupPage } from "../../src/operations/read-setup.ts";
import { approvalCard } from "../../src/slack/cards/approval-card.ts";
import { messageView } from "../../src/slack/answer.ts";
import { noPasswordView, passwordView } from "../../src/slack/cards/password-view.ts";
import { companyView } from "../../src/slack/flows/add-customer/company-view.ts";
import { contactView } from "../../src/slack/flows/add-customer/contact-view.ts";
import { draftsView } from "../../src/slack/flows/add-customer/open.ts";
import { checkingView, reviewView } from "../../src/slack/flows/add-customer/review-view.ts";
import { stopView } from "../../src/slack/flows/add-customer/stop-view.ts";
import { reasonView } from "../../src/slack/flows/decide-request.ts";
import { findView } from "../../src/slack/flows/home.ts";
import { stepsView } from "../../src/slack/flows/find-out.ts";
import { channelsView } from "../../src/slack/flows/setup/channels-view.ts";
import { partnerView } from "../../src/slack/flows/setup/partner-view.ts";
import { peopleView } from "../../src/slack/flows/setup/people-view.ts";
import * as setupResult from "../../src/slack/flows/setup/result-views.ts";
import { button } from "../../src/slack/form.ts";
import { momentView, noticeView } from "../../src/slack/reply.ts";
import { jointLink, ownLink } from "../support/invitation-links.ts";
import { homeScenes } from "./home-scenes.ts";
import { customerInputWith } from "../support/customer-input.ts";
import { gate, type GateFacts } from "../../src/core/customer/order-gate.ts";
import { choiceOf, licencesField, offerField } from "../../src/core/order/cart.ts";
import type { Money } from "../../src/core/order/money.ts";
import type { Offer } from "../../src/core/order/offer.ts";
import type { Quote } from "../../src/operations/quote-order.ts";
import { gateView } from "../../src/slack/flows/order/gate-view.ts";
import {
  linesView,
  orderReviewView,
  otherWindowView,
  waitingView,
  productsView,
  resellersView,
  type OrderDrawing,
} from "../../src/slack/flows/order/views.ts";
import {
  readStoryOf,
  activeStory,
  approvalId,
  at,
  customerId,
  pageOf,
  storyOf,
  typedBilling,
} from "../support/story.ts";

const billingForm = {
  was: typedBilling.was,
  customer: { id: customerId, companyName: "Wingtip & Toys" },
  opening: approvalId,
  country: "BR",
  facts: { partnerDomains: [], country: bundledRules("BR") },
};
const shownBilling = { etag: "17", country: "BR", was: typedBilling.was, checks: [] };

const basic = { id: "CFQ7TTC0LH18", title: "Microsoft 365 Business Basic", description: null };
const offered: Offer = {
  catalogItemId: "CFQ7TTC0LH18:0001:CFQ7TTC0K971",
  productId: basic.id,
  skuId: "0001",
  title: basic.title,
  description: null,
  minimumQuantity: 1,
  maximumQuantity: 300,
  isTrial: false,
  isAddOn: false,
  currency: "EUR",
  terms: [
    { duration: "P1Y", billingCycle: "monthly" },
    { duration: "P1M", billingCycle: "monthly" },
  ],
};
const mayBuy: GateFacts = {
  verification: "allowed",
  agreement: "attested",
  relationship: "reseller",
  roles: ["sales-agent"],
  partnerType: "direct-bill",
};
const ordering = (answers: Answers = {}): OrderDrawing => ({
  customer: { ...activeStory().customer, country: "DE" },
  opening: approvalId,
  answers,
  problems: [],
  gate: { state: "open" },
  story: { billingEdit: null },
});
const quote = (price: Money | null, refusal: Quote["lines"][number]["refusal"] = null): Quote => ({
  customer: activeStory().customer,
  lines: [{ offer: offered, term: offered.terms[0]!, name: basic.title, quantity: 25, price, refusal }],
  resellers: { first: "4847001", additional: ["4847002"] },
  resellerName: "Northwind & Sons",
});
const unitedStates: Answers = answersFromInput(
  customerInputWith({
    companyName: "Contoso Interiors LLC",
    address: { country: "US", line1: "1 Main Street", city: "Redmond", state: "WA", postalCode: "98052" },
    registrationId: "",
    domainPrefix: "contosointeriors",
  }),
);
const brazil = answersFromInput(customerInputWith());
const university = {
  ...unitedStates,
  educationSegment: "HigherEducation",
  educationWebsite: "https://www.contoso.edu",
  "contact.email": "ada@staff.contoso.edu",
} satisfies Answers;
const provider = { partnerType: "indirect-provider" } as const;
const reseller = { name: "Tailspin Toys", tenantId: customerId };
const checks: Check[] = [{ check: "domain", result: "free" }];
const suggested: Check[] = [
  { check: "domain", result: "no-answer" },
  {
    check: "address",
    result: "suggested",
    suggestions: [
      { country: "US", line1: "1 Main St", line2: "", city: "Redmond", state: "WA", postalCode: "98052-1234" },
      { country: "US", line1: "1 Main Ave", line2: "", city: "Redmond", state: "WA", postalCode: "98052-4321" },
    ],
  },
];
const toConfirm = pageOf({ ...unitedStates, companyName: "Contoso.com" }, { checks: suggested });
const askedTwice = pageOf(unitedStates, {
  checks,
  duplicates: { sameRequests: [storyOf().customer] },
});

export const setupPage = (given: Partial<SetupPage> = {}): SetupPage => ({
  answers: {},
  problems: [],
  partnerCenter: { hasApi: true, consent: "ok" },
  hasGroups: true,
  holders: [],
  leftOut: [],
  base: 3,
  settings: null,
  isComplete: false,
  ...given,
});
const setUp = setupPage({
  answers: {
    partnerName: "Fabrikam",
    partnerType: "direct-bill",
    partnerDomains: "fabrikam.com",
    approvalsChannel: "C0APPROVALS",
    statusChannel: "C0STATUS",
    ownApproval: "yes",
    [holdersField("admin-agent")]: "S0ADMINS,U0DANA",
  },
  holders: [
    { id: "S0ADMINS", kind: "group", name: "Admins", isSomebody: true },
    { id: "U0DANA", kind: "person", name: "Dana Admin", isSomebody: true },
  ],
  leftOut: ["U0GUS"],
});
const fresh = {
  page: setupPage({ partnerCenter: { hasApi: false, consent: null }, hasGroups: false }),
  base: 0,
  problems: [],
};
const filled = { page: setUp, base: 3, problems: [] };
const channel = (state: "reached" | "refused", reason: string | null) => ({
  channel: state === "reached" ? "C0APPROVALS" : "C0STATUS",
  uses: ["approvals" as const],
  state,
  reason,
});
const form = { page: "people" as const, base: 3, answers: setUp.answers };

const opening = "7c0e3a52-0000-4000-8000-00000000000d";
const attested: AttestView = {
  customerId,
  companyName: "Contoso Interiores Ltda.",
  way: "direct-acceptance",
  hasContact: true,
  provided: null,
  opening,
  answers: {
    "contact.firstName": "Ana",
    "contact.lastName": "Souza",
    "contact.email": "ana@contosointeriores.com.br",
    "contact.phone": null,
    acceptedOn: "2026-11-20",
    evidence: "Contract 17, page 3",
  },
};
const enhanced = { way: "enhanced-attestation", acceptedOn: null, evidence: null } as const;
const outcomeOf = (given: Parameters<typeof activeStory>[0], wasThere = false): Attested => {
  const { customer, attestations, agreement } = activeStory({
    agreement: { status: "none" },
    attestation: {},
    ...given,
  });
  return { customer, attestation: attestations[0]!, wasThere, agreement: agreement!.status };
};
const invited: DraftView = {
  customerId,
  companyName: "Contoso Interiores Ltda.",
  partner: "Fabrikam",
  firstName: "Ana",
  lastName: "Souza",
  isNew: false,
  passwordOwner: null,
  address: agreementAddress,
  together: null,
  isRecordedByHand: false,
  opening,
  revision: 0,
};
const asksForLink = { customerId, withAgreement: false, opening };
const mail: Mail = {
  language: "en",
  sentTo: "ana@contosointeriores.com.br",
  ...worded(toAgreement, invited, "en"),
};
const ownWords = { ...mail, text: `Dear Ana,\nplease accept & sign:\n${agreementAddress}\nFabrikam` };
const viewer = "U0SAM";

/** Every dialog of the desk in the states that look different, by the function that draws it. */
export const viewScenes: Record<string, Record<string, () => View>> = {
  companyView: {
    empty: () => companyView({ page: pageOf({}), problems: [] }),
    "united-states": () => companyView({ page: pageOf(unitedStates), problems: [] }),
    brazil: () => companyView({ page: pageOf(brazil), problems: [] }),
    "sent-back": () => companyView({ page: pageOf(brazil), problems: [], note: "Which Contoso? There are two." }),
    "other-window": () => companyView({ page: pageOf(brazil), problems: [], note: copy.addCustomer.otherWindow }),
    "with-problems": () => {
      const page = pageOf({ ...brazil, companyName: "LLC", registrationId: null });
      return companyView({ page, problems: page.review.errors });
    },
  },
  contactView: {
    "united-states": () => contactView({ page: pageOf(unitedStates), problems: [], reseller: null }),
    "domain-taken": () => {
      const page = pageOf(brazil, { ...provider, checks: [{ check: "domain", result: "taken", free: "contosobr" }] });
      return contactView({ page, problems: page.review.errors, reseller: { chosen: reseller } });
    },
    school: () => contactView({ page: pageOf(university), problems: [], reseller: null }),
    "school-with-problems": () => {
      const page = pageOf({ ...university, educationWebsite: "our school", "contact.email": "ada@gmail.com" });
      return contactView({ page, problems: page.review.errors, reseller: null });
    },
  },
  checkingView: {
    asked: () => checkingView({ page: pageOf(brazil), resellerName: undefined }),
    "not-yet": () => checkingView({ page: pageOf(brazil), resellerName: undefined }, true),
  },
  reviewView: {
    checked: () => reviewView({ page: pageOf(brazil, { checks }), problems: [], resellerName: undefined }),
    "to-confirm": () => reviewView({ page: toConfirm, problems: [], resellerName: "Tailspin Toys" }),
    school: () =>
      reviewView({
        page: pageOf({ ...university, "contact.email": "ada@fabrikam.edu" }, { checks }),
        problems: [],
        resellerName: undefined,
      }),
    "asked-for-already": () => reviewView({ page: askedTwice, problems: [], resellerName: undefined }),
  },
  productsView: {
    empty: () => productsView(ordering(), { chosen: [], isEducationClosed: false }),
    chosen: () =>
      productsView(
        { ...ordering(), problems: [{ field: "products", code: "products-count", severity: "error", params: {} }] },
        { chosen: [basic], isEducationClosed: false },
      ),
    uncertain: () =>
      productsView(
        {
          ...ordering(),
          gate: gate({ ...mayBuy, verification: null }).newPurchase,
        },
        { chosen: [basic], isEducationClosed: true },
      ),
  },
  linesView: {
    "to-fill": () => linesView(ordering(), [{ product: basic, offers: [offered] }]),
    "too-many": () =>
      linesView(
        {
          ...ordering({
            [offerField(basic.id)]: choiceOf(offered, offered.terms[0]!),
            [licencesField(basic.id)]: "301",
          }),
          problems: [
            { field: licencesField(basic.id), code: "licences-too-many", severity: "error", params: { most: 300 } },
          ],
        },
        [
          { product: basic, offers: [offered] },
          { product: { ...basic, id: "GONE" }, offers: [] },
          { product: { ...basic, id: "BESIDE" }, offers: [{ ...offered, isAddOn: true }] },
        ],
      ),
  },
  resellersView: {
    direct: () => resellersView(ordering(), { partnerType: "direct-bill", chosen: null }),
    "of-a-provider-in-the-eu": () =>
      resellersView(
        {
          ...ordering({ additionalResellers: "4847001", "declare.partner-role": "yes" }),
          problems: [{ field: "additionalResellers", code: "additional-before-first", severity: "error", params: {} }],
        },
        { partnerType: "indirect-provider", chosen: null },
      ),
    chosen: () =>
      resellersView(ordering(), {
        partnerType: "indirect-provider",
        chosen: { name: "Northwind Cloud", tenantId: customerId },
      }),
  },
  waitingView: {
    order: () => waitingView({ customerId, opening: approvalId, page: "resellers" }),
  },
  otherWindowView: { order: () => otherWindowView(customerId) },
  orderReviewView: {
    priced: () => orderReviewView(ordering(), quote({ minor: 364_800, currency: "EUR" })),
    unpriced: () => orderReviewView(ordering(), quote(null)),
    uncertain: () =>
      orderReviewView({ ...ordering(), gate: gate({ ...mayBuy, verification: null }).newPurchase }, quote(null)),
    refused: () => orderReviewView(ordering(), quote(null, { code: "10015", description: "Too many <seats>" })),
  },
  gateView: {
    blocked: () => {
      const facts = { ...mayBuy, agreement: "none" as const };
      return gateView(readStoryOf({ agreement: { status: "none" } }), gate(facts));
    },
    "under-review": () => gateView(readStoryOf(), gate({ ...mayBuy, verification: "under_review" })),
    "being-finalised": () => gateView(readStoryOf(), gate({ ...mayBuy, agreement: "ready_to_finalise" })),
  },
  stopView: {
    "buys-already": () =>
      stopView(pageOf(brazil).draft, copy.addCustomer.stop.title, copy.addCustomer.stop.alreadyBuys, "as-typed"),
    former: () =>
      stopView(
        pageOf(brazil).draft,
        copy.addCustomer.stop.title,
        copy.addCustomer.stop.former("Contoso", "contoso.onmicrosoft.com"),
        { customerId },
      ),
  },
  draftsView: {
    two: () =>
      draftsView([
        { draft: pageOf(brazil).draft, customer: storyOf().customer },
        { draft: { ...pageOf({}).draft, id: customerId }, customer: storyOf().customer },
      ]),
  },
  reasonView: {
    reject: () => reasonView(approvalId, "reject"),
    changes: () => reasonView(approvalId, "askForChanges"),
  },
  passwordView: {
    shown: () =>
      passwordView({
        secretId: approvalId,
        companyName: "Contoso Interiores Ltda.",
        userName: "admin@contosointeriores.onmicrosoft.com",
        password: new Secret("not-a-password"),
      }),
  },
  noPasswordView: { over: () => noPasswordView(copy.password.over) },
  stepsView: {
    own: () => stepsView(activeStory()),
    found: () => stepsView(activeStory({ customer: { details: null, requestedBy: null } })),
  },
  momentView: {
    moment: () => momentView(copy.addCustomer.title),
    "with-its-result": () =>
      momentView(copy.billing.title, [
        button(copy.addCustomer.review.showResult, "edit-billing-show-result", customerId),
      ]),
    "with-what-was-sent": () => {
      const answers = { segment: "K12", website: "contoso.edu", email: "ada@contoso.edu" };
      const sent = JSON.stringify({ customerId, companyName: "Contoso & Sons", requestId: approvalId, answers });
      return momentView(copy.education.title, [
        button(copy.addCustomer.review.showResult, "education-show-result", sent),
      ]);
    },
  },
  noticeView: {
    sent: () => noticeView(copy.addCustomer.sent.title, copy.addCustomer.sent.text("Contoso Interiores Ltda.")),
  },
  partnerView: {
    fresh: () => partnerView(fresh),
    filled: () => partnerView(filled),
    begun: () => partnerView({ ...filled, begunAt: at }),
  },
  channelsView: {
    fresh: () => channelsView(fresh),
    filled: () => channelsView(filled),
    "of-a-reseller": () => {
      const answers = { partnerType: "indirect-reseller", ownLink, providerLinks: `Northwind & Sons: ${jointLink}` };
      const problem = {
        field: "providerLinks",
        code: "link-host",
        severity: "error" as const,
        params: { about: "Adatum" },
      };
      return channelsView({ ...fresh, page: setupPage({ answers }), problems: [problem] });
    },
  },
  peopleView: {
    fresh: () => peopleView(fresh),
    filled: () => peopleView(filled),
    "nobody-approves": () => {
      const field = holdersField("admin-agent");
      return peopleView({ ...fresh, problems: [{ field, code: "approver-missing", severity: "error", params: {} }] });
    },
  },
  attestAgreementView: {
    ...Object.fromEntries(agreementWays.map((way) => [way, () => attestAgreementView({ ...attested, way })])),
    "without-contact": () => attestAgreementView({ ...attested, hasContact: false, answers: {} }),
    "provided-already": () =>
      attestAgreementView({ ...attested, provided: copy.agreement.line.directly(copy.day(at)), answers: {} }),
    "link-in-the-way": () =>
      attestAgreementView(
        { ...attested, way: "enhanced-attestation" },
        { note: copy.agreement.attest.inTheWay("<@U0DANA> began an attestation."), isInTheWay: true },
      ),
    "with-problems": () =>
      attestAgreementView(attested, {
        problems: [
          {
            field: "acceptedOn",
            code: "accepted-on-not-in-future",
            severity: "error",
            params: { latest: "2026-11-19" },
          },
        ],
      }),
  },
  askEducationView: {
    empty: () =>
      askEducationView({ customerId, companyName: "Contoso & Sons", requestId: approvalId }, { answers: {} }),
    again: () =>
      askEducationView(
        { customerId, companyName: "Contoso & Sons", requestId: approvalId },
        {
          answers: { segment: "HigherEducation", website: "contoso.edu", email: "ada@contoso.edu" },
          note: copy.education.denied("Not an Academic Domain"),
        },
      ),
  },
  attestedView: {
    recorded: () => attestedView(outcomeOf({})),
    besides: () => attestedView(outcomeOf({ agreement: { status: "accepted_directly" } })),
    "asking-for-the-page": () => attestedView(outcomeOf({ attestation: { ...enhanced, status: "sending" } })),
    "page-waits": () =>
      attestedView(
        outcomeOf(
          { attestation: { ...enhanced, status: "link_sent", link: "https://partner.microsoft.example/a?id=7&c=BR" } },
          true,
        ),
      ),
    stalled: () => attestedView(outcomeOf({ attestation: { way: "agreements-api", status: "stalled" } }, true)),
  },
  confirmAttestationView: {
    "long-ago": () =>
      confirmAttestationView({ ...attested, answers: {} }, [
        {
          field: "acceptedOn",
          code: "accepted-on-too-old",
          severity: "acknowledge",
          params: { renewedFrom: "2023-04-01" },
        },
      ]),
  },
  invitationDraftView: {
    english: () => invitationDraftView(toAgreement, invited, mail),
    relationship: () =>
      invitationDraftView(toRelationship, invited, { ...mail, ...worded(toRelationship, invited, "en") }),
    "relationship-own-words": () => invitationDraftView(toRelationship, invited, ownWords),
    both: () => invitationDraftView(toRelationshipAndAgreement, invited, ownWords),
    "with-a-provider": () => {
      const together = { ...invited, together: "Northwind & Sons" };
      return invitationDraftView(toRelationship, together, { ...mail, ...worded(toRelationship, together, "en") });
    },
    "own-words": () => invitationDraftView(toAgreement, invited, { ...ownWords, language: "de" }),
  },
  invitationSendView: {
    relationship: () => invitationSendView(toRelationship, invited, mail, { viewer }),
    both: () => invitationSendView(toRelationshipAndAgreement, invited, mail, { viewer }),
    "with-a-provider": () =>
      invitationSendView(toRelationship, { ...invited, together: "Northwind & Sons" }, mail, { viewer }),
    existing: () => invitationSendView(toAgreement, invited, mail, { viewer }),
    new: () =>
      invitationSendView(toAgreement, { ...invited, isNew: true, passwordOwner: viewer }, ownWords, { viewer }),
    "password-of-a-colleague": () =>
      invitationSendView(toAgreement, { ...invited, isNew: true, passwordOwner: "U0MIA" }, ownWords, { viewer }),
    "without-password": () => invitationSendView(toAgreement, { ...invited, isNew: true }, ownWords, { viewer }),
    again: () => invitationSendView(toAgreement, invited, mail, { viewer, isAgain: true }),
    "not-kept": () => invitationSendView(toAgreement, { ...invited, customerId: null }, mail, { viewer }),
    "too-long": () =>
      invitationSendView(toAgreement, invited, { ...mail, text: `${mail.text}\n${"x".repeat(1_500)}` }, { viewer }),
  },
  askingView: {
    alone: () => askingView({ customerId, withAgreement: false, together: null }),
    both: () => askingView({ customerId, withAgreement: true, together: reseller.tenantId }),
  },
  inTheWayView: {
    every: () =>
      inTheWayView(
        { id: customerId, companyName: "Wingtip & Toys", tenantId: customerId },
        Object.keys(copy.removal.remedies).map((remedy, index) => ({
          what: obstacleKinds[index % obstacleKinds.length] ?? "software",
          name: `Product <${index}>`,
          id: null,
          remedy: remedy as RemovalRemedy,
        })),
      ),
    many: () =>
      inTheWayView(
        { id: customerId, companyName: "Wingtip & Toys", tenantId: null },
        Array.from({ length: 120 }, (_, index) => ({
          what: "subscription",
          name: `Product ${index}`,
          id: null,
          remedy: "suspend",
        })),
      ),
  },
  removalView: {
    fresh: () =>
      removalView({ id: customerId, companyName: "Wingtip & Toys" }, { opening: attested.opening, answers: {} }),
    filled: () =>
      removalView(
        { id: customerId, companyName: "Wingtip & Toys" },
        {
          opening: attested.opening,
          answers: { "declare.good-faith": "yes", "declare.legal-notice": "yes", typedName: "Wingtip" },
        },
      ),
  },
  billingFormView: {
    fresh: () => billingFormView({ ...billingForm, answers: typedBilling.was, problems: [] }),
    "nothing-changed": () =>
      billingFormView({
        ...billingForm,
        answers: typedBilling.was,
        problems: [],
        note: copy.billing.form.nothingChanged,
      }),
    "with-problems": () =>
      billingFormView({
        ...billingForm,
        answers: { ...typedBilling.was, "address.line1": "Nowhere 1" },
        problems: [{ field: "address.line1", code: "address-unknown", severity: "error", params: {} }],
      }),
  },
  billingReviewView: {
    changed: () =>
      billingReviewView({
        ...billingForm,
        answers: typedBilling.wanted,
        review: reviewBilling(shownBilling, typedBilling.wanted, billingForm.facts),
        isOrderOnItsWay: false,
      }),
    "order-on-its-way": () =>
      billingReviewView({
        ...billingForm,
        answers: typedBilling.wanted,
        review: reviewBilling(shownBilling, typedBilling.wanted, billingForm.facts),
        isOrderOnItsWay: true,
      }),
    "to-answer": () => {
      const checks: Check[] = [
        { check: "address", result: "suggested", suggestions: [inputOf(typedBilling.was, "BR").address] },
      ];
      const answers = { ...typedBilling.wanted, "contact.phone": "+55 11" };
      const review = reviewBilling({ ...shownBilling, checks }, answers, billingForm.facts);
      return billingReviewView({ ...billingForm, answers, review, isOrderOnItsWay: false });
    },
  },
  providerLinkView: {
    several: () => providerLinkView(asksForLink, [null, "Northwind & Sons", "Adatum"], null),
    chosen: () => providerLinkView(asksForLink, ["Northwind & Sons", "Adatum"], "Adatum"),
  },
  resellerLinkView: {
    none: () => resellerLinkView(asksForLink, null),
    chosen: () => resellerLinkView(asksForLink, reseller),
  },
  endByHandView: { asked: () => endByHandView({ id: customerId, companyName: "Books & <Games>" }) },
  askCompanyView: {
    fresh: () => askCompanyView({ opening: attested.opening, answers: {} }),
    "recorded-by-hand": () => askCompanyView({ opening: attested.opening, answers: {}, isRecordedByHand: true }),
    filled: () =>
      askCompanyView({
        opening: attested.opening,
        answers: {
          companyName: "Tailspin & Sons",
          cameFrom: "provider",
          withAgreement: "yes",
          domain: "tailspin.example",
        },
      }),
  },
  homeView: homeScenes,
  findView: { asked: () => findView() },
  messageView: {
    words: () => messageView({ text: copy.status.waitingNone }),
    card: () => messageView(approvalCard(storyOf())),
  },
  answersView: { all: () => answersView() },
  troubleView: { asked: () => troubleView(customerId) },
  outcomeView: Object.fromEntries([
    ...earlierPurchases.map(
      (answer) => [answer, () => outcomeView({ customerId, answer, way: "enhanced-attestation", admins: [] })] as const,
    ),
    [
      "set-up-otherwise",
      () => outcomeView({ customerId, answer: "offers", way: "direct-acceptance", admins: ["<@U0OLGA>", "<@U0ADA>"] }),
    ] as const,
    ["of-a-reseller", () => outcomeView({ customerId, answer: "offers", way: "provider", admins: [] })] as const,
  ]),
  setupCheckingView: { asked: () => setupResult.checkingView(["C0APPROVALS", "C0STATUS"]) },
  channelsResult: {
    ready: () => setupResult.channelsResult([channel("reached", null)], { hasApi: true, consent: "missing" }),
    "one-left": () =>
      setupResult.channelsResult([channel("reached", null), channel("refused", "not_in_channel")], setUp.partnerCenter),
  },
  meanwhileView: {
    both: () => {
      const changed = { kind: "changed-meanwhile" as const, by: "U0OLGA", at, newest: 9 };
      return setupResult.meanwhileView({ ...changed, fields: ["partnerName", holdersField("admin-agent")] }, form);
    },
  },
};

/** As much as a form can hold at all. */
export const fullSetup = setupPage({
  answers: {
    partnerName: "&".repeat(100),
    partnerType: "indirect-reseller",
    ownLink: "x".repeat(3_000),
    providerLinks: "y".repeat(3_000),
    partnerDomains: Array.from({ length: 60 }, (_, index) => `a${index}.example`)
      .join(", ")
      .slice(0, 600),
    approvalsChannel: "C0123456789",
    statusChannel: "C0123456780",
    ownApproval: "yes",
    ...Object.fromEntries(
      roles.map((role, row) => [
        holdersField(role),
        Array.from({ length: 25 }, (_, index) => `U0${row}1234${String(index).padStart(4, "0")}`).join(","),
      ]),
    ),
  },
});
