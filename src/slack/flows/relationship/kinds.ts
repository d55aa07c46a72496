import { copy } from "../../../copy/index.ts";
import { relationshipInvitation } from "../../../copy/invitations/relationship/index.ts";
import { requestRelationship } from "../../../operations/request-relationship.ts";
import { as } from "../../desk.ts";
import { escape } from "../../form.ts";
import type { InvitationKind } from "../invitation/kind.ts";

const words = copy.relationship.invite;

const kindOf = (form: string, withAgreement: boolean): InvitationKind => ({
  form,
  words: {
    title: words.title,
    intro: words.intro,
    thanks: words.thanks,
    steps: ({ together }) => words.steps(withAgreement, together === null ? null : escape(together)),
    problems: copy.agreement.invitation.problems,
  },
  mails: relationshipInvitation(withAgreement),
  keep: (desk, person, { address, together, ...sent }) =>
    requestRelationship(as(desk, person), { ...sent, link: address, withAgreement, provider: together }),
});

export const toRelationship = kindOf("ask-for-relationship", false);
/** Both in one step of the customer's. */
export const toRelationshipAndAgreement = kindOf("ask-for-both", true);
