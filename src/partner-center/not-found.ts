import { ok, type Result, type UpstreamFailure } from "../core/result.ts";

/** Only Partner Center's own "not found", which carries a code, says that there is none. */
export function nullWhenNotFound<T>(answer: Result<T, UpstreamFailure>): Result<T | null, UpstreamFailure> {
  if (answer.ok || answer.failure.status !== 404 || answer.failure.code === null) return answer;
  return ok(null);
}
