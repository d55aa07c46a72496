import type { z } from "zod";
import { vettingStatuses, type Vetting } from "../core/qualification.ts";
import type { PartnerCenter } from "./contract.ts";
import { given, readUtc } from "./read-answers.ts";
import type { Ask } from "./request.ts";
import { wireQualification, wireQualifications } from "./wire.ts";

/** The part of Partner Center that is about what a customer may buy as a school. */
export function qualificationCalls(
  ask: Ask,
): Pick<PartnerCenter, "educationQualification" | "requestEducationQualification"> {
  const pathOf = (tenantId: string) => `/customers/${encodeURIComponent(tenantId)}/qualifications`;
  return {
    educationQualification: (tenantId) =>
      ask(
        { name: "educationQualification", method: "GET", path: pathOf(tenantId), token: "app" },
        wireQualifications,
        ({ qualifications }) => standing(qualifications.filter(isEducation).map(readVetting)),
      ),

    requestEducationQualification: ({ tenantId, segment, website }, { requestId }) =>
      ask(
        {
          name: "requestEducationQualification",
          method: "POST",
          path: pathOf(tenantId),
          token: "user",
          body: { qualification: "Education", educationSegment: segment, website },
          requestId,
        },
        wireQualification.refine(isEducation),
        readVetting,
      ),
  };
}

type WireQualification = z.infer<typeof wireQualification>;

const isEducation = ({ qualification }: WireQualification): boolean => qualification.toLowerCase() === "education";

function readVetting(wire: WireQualification): Vetting {
  const said = (wire.vettingstatus ?? "").toLowerCase().replace(/[^a-z]/g, "");
  return {
    status: vettingStatuses.find((status) => status.replace("_", "") === said) ?? "unknown",
    reason: given(wire.vettingreason?.trim()),
    requestedAt: readUtc(given(wire.vettingcreateddate) ?? given(wire.vettingcreatedate)),
  };
}

/** One that was asked for again may stand beside the one that was denied; an approved one is listed without a time. */
function standing(vettings: readonly Vetting[]): Vetting | null {
  const time = ({ requestedAt }: Vetting) => requestedAt?.getTime() ?? 0;
  const newestFirst = vettings.toSorted((one, other) => time(other) - time(one));
  return newestFirst.find(({ status }) => status === "approved") ?? newestFirst[0] ?? null;
}
