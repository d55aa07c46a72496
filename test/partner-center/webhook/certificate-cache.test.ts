import { expect, it } from "vitest";
import { fail, ok } from "../../../src/core/result.ts";
import { createCertificateCache, type Fetched } from "../../../src/partner-center/webhook/certificate-cache.ts";
import { readCertificate } from "../../../src/partner-center/webhook/x509.ts";
import { createKeys, issue } from "../../support/authority.ts";

const keys = await createKeys("ec");
const certificateWith = async (until?: Date) => readCertificate((await issue({ keys, ...(until && { until }) })).der)!;
const certificate = await certificateWith();
const minute = 60_000;

function cacheOf(answer: (address: string) => Fetched) {
  const asked: string[] = [];
  let now = Date.parse("2026-06-01T12:00:00Z");
  const cache = createCertificateCache(
    async (address) => {
      asked.push(address);
      return answer(address);
    },
    () => new Date(now),
  );
  return { ...cache, asked, pass: (milliseconds: number) => void (now += milliseconds) };
}

it("a certificate is asked for anew once it has expired", async () => {
  const ending = await certificateWith(new Date("2026-06-01T12:10:00Z"));
  const { get, asked, pass } = cacheOf(() => ok(ending));
  await get("one");
  pass(9 * minute);
  await get("one");
  expect(asked).toHaveLength(1);
  pass(minute);
  await get("one");
  expect(asked).toHaveLength(2);
});

it("no other certificate is offered while the same stands at the address", async () => {
  const { get, otherThan, asked, pass } = cacheOf(() => ok(certificate));
  await get("one");
  pass(minute);
  expect(await otherThan(certificate, "one")).toBeNull();
  expect(await otherThan(certificate, "one")).toBeNull();
  expect(asked).toHaveLength(2);
});

it("no more than 64 are kept, the latest", async () => {
  const { get, asked, pass } = cacheOf(() => ok(certificate));
  for (let count = 0; count < 65; count += 1) {
    if (count % 20 === 0) pass(minute);
    await get(`${count}`);
  }
  await get("1");
  expect(asked).toHaveLength(65);
  await get("0");
  expect(asked).toHaveLength(66);
});

it("failures are forgotten before certificates", async () => {
  const { get, asked, pass } = cacheOf((address) => (address === "good" ? ok(certificate) : fail("certificate-form")));
  await get("good");
  for (let count = 0; count < 100; count += 1) {
    if (count % 19 === 0) pass(minute);
    await get(`${count}`);
  }
  await get("good");
  expect(asked.filter((address) => address === "good")).toHaveLength(1);
});
