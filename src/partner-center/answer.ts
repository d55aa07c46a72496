import type { Result, UpstreamFailure } from "../core/result.ts";

export type Answer<T> = Promise<Result<T, UpstreamFailure>>;
