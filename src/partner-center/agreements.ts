import { z } from "zod";
import { fail, ok, type UpstreamFailure } from "../core/result.ts";
import type { AgreementState, Answer, AttestationLink, NewAttestation, PartnerCenter, Signatory } from "./contract.ts";
import { deskFailure } from "./errors.ts";
import { readDay } from "./read-answers.ts";
import type { Ask, Call, TokenKind } from "./request.ts";
import {
  enhancedAttestation,
  wireAgreements,
  wireAgreementTemplates,
  wireDirectSigning,
  wireEnhancedAttestation,
} from "./wire.ts";

const agreementType = "MicrosoftCustomerAgreement";
const alreadyThere = "600061";
const anything = z.unknown();

type Agreements = Pick<
  PartnerCenter,
  "agreement" | "attest" | "createAttestationLink" | "attestationLink" | "finaliseAttestation"
>;

/** The part of Partner Center that is about the Microsoft Customer Agreement. */
export function agreementCalls(ask: Ask): Agreements {
  const pathOf = (tenantId: string): string => `/customers/${encodeURIComponent(tenantId)}`;

  /** Read each time: a template of another version may count by now. */
  function templateId(token: TokenKind): Answer<string | null> {
    const path = `/agreements?agreementType=${agreementType}`;
    return ask({ name: "agreementTemplates", method: "GET", path, token }, wireAgreementTemplates, (wire) => {
      const found = wire.items.find((one) => (one.agreementType ?? agreementType) === agreementType);
      return found?.templateId ?? null;
    });
  }

  async function create(
    call: Pick<Call, "name" | "token">,
    { tenantId, signatory, acceptedAt }: NewAttestation,
    requestId: string,
    more: Record<string, string> = {},
  ): Answer<{ wasThere: boolean }> {
    const template = await templateId(call.token);
    if (!template.ok) return fail(notSent(template.failure));
    if (template.value === null) return fail(deskFailure("unreadable-answer", "not-sent"));
    const path = `${pathOf(tenantId)}/agreements`;
    const body = {
      primaryContact: {
        firstName: signatory.firstName,
        lastName: signatory.lastName,
        email: signatory.email,
        ...(signatory.phone && { phoneNumber: signatory.phone }),
      },
      templateId: template.value,
      dateAgreed: acceptedAt.toISOString(),
      type: agreementType,
      ...more,
    };
    const answer = await ask({ ...call, method: "POST", path, body, requestId }, anything, () => ({ wasThere: false }));
    return !answer.ok && answer.failure.code === alreadyThere ? ok({ wasThere: true }) : answer;
  }

  return {
    async agreement(tenantId) {
      const path = pathOf(tenantId);
      const [signed, listed] = await Promise.all([
        ask(
          {
            name: "directSigning",
            method: "GET",
            path: `${path}/directSignedMicrosoftCustomerAgreementStatus`,
            token: "user",
          },
          wireDirectSigning,
          ({ isSigned }) => isSigned,
        ),
        ask(
          {
            name: "agreements",
            method: "GET",
            path: `${path}/agreements?agreementType=${agreementType}`,
            token: "user",
          },
          wireAgreements,
          readAttested,
        ),
      ]);
      if (!signed.ok) return signed;
      if (!listed.ok) return listed;
      return ok({ isSignedDirectly: signed.value, attested: listed.value });
    },

    attest: (attestation, { requestId }) => create({ name: "attest", token: "user" }, attestation, requestId),

    createAttestationLink: ({ signatory, companyName, country, language }, { requestId }) =>
      ask(
        {
          name: "createAttestationLink",
          method: "POST",
          path: enhancedAttestation.path,
          token: enhancedAttestation.token,
          body: { country, language, companyName, ...signatoryFields(signatory) },
          requestId,
        },
        wireEnhancedAttestation,
        readLink,
      ),

    attestationLink: (id) =>
      ask(
        {
          name: "attestationLink",
          method: "GET",
          path: enhancedAttestation.pathOf(id),
          token: enhancedAttestation.token,
        },
        wireEnhancedAttestation,
        readLink,
      ),

    finaliseAttestation: ({ linkId, ...attestation }, { requestId }) =>
      create({ name: "finaliseAttestation", token: enhancedAttestation.finaliseToken }, attestation, requestId, {
        [enhancedAttestation.id]: linkId,
      }),
  };
}

/** Nothing was attested yet, whatever became of the question before it. */
const notSent = (failure: UpstreamFailure): UpstreamFailure =>
  failure.outcome === "refused" ? failure : { ...failure, outcome: "not-sent" };

function signatoryFields({ firstName, lastName, email, phone }: Signatory): Record<string, string> {
  const names = enhancedAttestation.signatory;
  return {
    [names.firstName]: firstName,
    [names.lastName]: lastName,
    [names.email]: email,
    ...(phone && { [names.phone]: phone }),
  };
}

function readAttested({ items }: z.output<typeof wireAgreements>): AgreementState["attested"] {
  const [newest] = items
    .filter(({ type }) => type === agreementType)
    .map((item) => ({ ...item, day: readDay(item.dateAgreed) }))
    .toSorted((one, other) => orderOf(other).localeCompare(orderOf(one)));
  if (newest === undefined) return null;
  const name = [newest.primaryContact?.firstName, newest.primaryContact?.lastName].filter(Boolean).join(" ");
  return { by: name === "" ? null : name, acceptedOn: newest.day };
}

// What has no day that can be read is the oldest.
const orderOf = ({ day, dateAgreed }: { day: string | null; dateAgreed?: string | null | undefined }): string =>
  day === null ? "" : (dateAgreed ?? "");

const states: Readonly<Record<string, AttestationLink["state"]>> = {
  linkexpired: "expired",
  readytocreateagreement: "accepted",
  finalised: "finalised",
  finalized: "finalised",
};

function readLink(wire: z.output<typeof wireEnhancedAttestation>): AttestationLink {
  const said = (wire[enhancedAttestation.state] ?? "").replace(/[^a-z]/gi, "").toLowerCase();
  return {
    id: wire[enhancedAttestation.id],
    url: wire[enhancedAttestation.link] ?? null,
    state: states[said] ?? "waiting",
  };
}
