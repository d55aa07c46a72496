import { whyNoServer } from "../support/database-server.ts";
import { withKillTest } from "./kill-test.ts";
import { rowOf, tableHead } from "./table.ts";

async function runAll(): Promise<boolean> {
  const started = Date.now();
  const obstacle = await whyNoServer();
  if (obstacle !== null) {
    console.error(`The kill test needs a PostgreSQL server. ${obstacle}`);
    return false;
  }
  return withKillTest(async ({ listed, complaints, killAt }) => {
    if (complaints.length > 0) {
      console.error(["The run without a kill is wrong already:", ...complaints].join("\n"));
      return false;
    }
    console.log(
      `${listed.points.length} points between the approval and the last card, killed before and after each.\n`,
    );
    console.log(tableHead);
    const kills = await killAt(listed.points, (kill) => console.log(rowOf(kill)));
    const different = kills.filter(({ complaints }) => complaints.length > 0).length;
    const minutes = ((Date.now() - started) / 60_000).toFixed(1);
    console.log(`\n${kills.length} kills, ${different} with a difference, in ${minutes} minutes.`);
    return different === 0;
  });
}

process.exit((await runAll()) ? 0 : 1);
