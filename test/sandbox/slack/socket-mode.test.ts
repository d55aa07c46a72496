import { once } from "node:events";
import { WebSocket } from "ws";
import { afterEach, describe, expect, test } from "vitest";
import { expectRefusals } from "../../support/refusals.ts";
import { eventually } from "../../support/eventually.ts";
import { APP_TOKEN, closeSocketDesks, socketDesk } from "./app-socket.ts";
import { anyText, at, buttons, field, matching, modal, tinyDesk, TOKEN } from "./tiny-desk.ts";

afterEach(closeSocketDesks);

describe("An address for a socket", () => {
  test("is given for the app's own token alone", async () => {
    const desk = await socketDesk();
    expect(await desk.call("apps.connections.open", {}, APP_TOKEN)).toEqual({
      ok: true,
      url: matching(/^ws:\/\/localhost:\d+\/link\/\?ticket=\w{32}&app_id=A\w+$/),
    });
    expect(await desk.call("apps.connections.open", {}, TOKEN)).toEqual({ ok: false, error: "not_allowed_token_type" });
    expect(await desk.call("apps.connections.open", {}, "xapp-other")).toEqual({ ok: false, error: "invalid_auth" });
    expect(await desk.call("auth.test", {}, APP_TOKEN)).toEqual({ ok: false, error: "not_allowed_token_type" });
  });

  test("is not given while Socket Mode is off", async () => {
    expect(await tinyDesk().call("apps.connections.open", {}, APP_TOKEN)).toEqual({ ok: false, error: "invalid_auth" });
  });

  test("works once, and not with a ticket that somebody made up", async () => {
    const desk = await socketDesk();
    const address = await desk.address();
    await desk.connect(address);
    for (const used of [
      address,
      address.replace(/ticket=\w+/, "ticket=guessed"),
      address.replace("/link/", "/other/"),
    ]) {
      const [refusal] = (await once(new WebSocket(used), "error")) as [Error];
      expect(refusal.message).toContain("401");
    }
  });
});

describe("A socket", () => {
  test("is greeted with how many there are", async () => {
    const desk = await socketDesk();
    await desk.connect();
    const { frames } = await desk.connect();
    expect(frames).toEqual([
      {
        type: "hello",
        num_connections: 2,
        connection_info: { app_id: matching(/^A/) },
        debug_info: { host: anyText, build_number: 1, approximate_connection_time: 18060 },
      },
    ]);
  });

  test("is one of ten at most", async () => {
    const desk = await socketDesk();
    const ten = await Promise.all(Array.from({ length: 10 }, () => desk.connect()));
    const eleventh = await desk.connect();
    expect(eleventh.frames).toMatchObject([{ type: "disconnect", reason: "too_many_websockets" }]);
    await eventually(() => expect(eleventh.socket.readyState).toBe(WebSocket.CLOSED));
    ten[0]?.socket.close();
    await eventually(() => expect(desk.slack.world.connections.size).toBe(9));
    expect((await desk.connect()).frames).toMatchObject([{ type: "hello", num_connections: 10 }]);
  });

  test("is pinged, and a ping of the app is answered", async () => {
    const desk = await socketDesk();
    const { socket } = await desk.connect();
    const pong = once(socket, "pong");
    socket.ping("are you there");
    expect(String(((await pong) as [Buffer])[0])).toBe("are you there");
    const pinged = once(new WebSocket(await desk.address()), "ping");
    expect(String(((await pinged) as [Buffer])[0])).toContain("Ping from");
  });

  test.each(["warning", "refresh_requested"] as const)(
    "that Slack wants to renew (%s) gets nothing more",
    async (reason) => {
      const desk = await socketDesk();
      const old = await desk.connect();
      desk.slack.refreshSockets(reason);
      await eventually(() => expect(old.frames).toHaveLength(2));
      expect(old.frames[1]).toEqual({ type: "disconnect", reason, debug_info: { host: anyText } });
      const young = await desk.connect();
      expect(await desk.slack.as("USAM").command("/csp")).toMatchObject({ ok: true });
      expect(old.frames).toHaveLength(2);
      expect(young.frames).toHaveLength(2);
    },
  );

  test("that says something else than an ack is refused", async () => {
    const desk = await socketDesk();
    expectRefusals(desk.slack, "invalid_frame");
    const { socket } = await desk.connect();
    for (const frame of ["{", "null", '{"type":"hello"}', Buffer.from([1, 2])]) socket.send(frame);
    await eventually(() => expect(desk.slack.refusals).toHaveLength(4));
    expect(desk.slack.refusals[0]).toMatchObject({ where: "socket", error: "invalid_frame" });
    expect(await desk.slack.as("USAM").command("/csp")).toMatchObject({ ok: true });
  });
});

describe("An envelope", () => {
  test("carries a command as an object, and its ack the answer", async () => {
    const desk = await socketDesk();
    const app = await desk.connect();
    app.answer = (envelope) => app.ack(envelope, { text: "Hello Sam" });
    const { said } = await desk.slack.as("USAM").command("/csp add Contoso", "approvals");
    expect(said.map(({ text }) => text)).toEqual(["Hello Sam"]);
    expect(app.frames[1]).toEqual({
      envelope_id: anyText,
      type: "slash_commands",
      accepts_response_payload: true,
      payload: expect.objectContaining({ command: "/csp", text: "add Contoso", user_id: "USAM" }) as unknown,
    });
    expect(desk.received).toEqual([]);
  });

  test("carries a click, a search, a submission and a closing, and their acks the options, errors and next views", async () => {
    const desk = await socketDesk();
    const app = await desk.connect();
    const sam = desk.slack.as("USAM");
    const inputs = [field("name"), field("country", { type: "external_select", min_query_length: 1 })];
    const view = modal([...inputs, buttons("b", "More")], { callback_id: "form", notify_on_close: true });
    const kinds: unknown[] = [];
    const answers: unknown[] = [];
    app.answer = async (envelope) => {
      kinds.push(at(envelope, "payload.type"));
      if (envelope["type"] === "slash_commands") {
        await desk.call("views.open", { trigger_id: at(envelope, "payload.trigger_id"), view });
      }
      app.ack(envelope, answers.shift());
    };
    await sam.command("/csp add");

    await sam.click("more");
    answers.push({ options: [{ text: { type: "plain_text", text: "Brazil" }, value: "BR" }] });
    await sam.select("country", "Brazil");
    await sam.type("name", "999");
    answers.push({ response_action: "errors", errors: { name: "Not a name." } });
    expect(await sam.submit()).toMatchObject({ ok: false });
    expect(sam.view?.errorAt("name")).toBe("Not a name.");
    answers.push({ response_action: "push", view: { ...view, callback_id: "second" } });
    await sam.submit();
    expect(sam.view?.callbackId).toBe("second");
    answers.push(undefined);
    await sam.close();
    answers.push({ response_action: "clear" });
    await sam.submit();
    expect(sam.view).toBeNull();

    expect(kinds).toEqual([
      undefined,
      "block_actions",
      "block_suggestion",
      "view_submission",
      "view_submission",
      "view_closed",
      "view_submission",
    ]);
    const interactive = app.frames.filter(({ type }) => type === "interactive");
    expect(interactive).toHaveLength(6);
    for (const frame of interactive) expect(frame).toMatchObject({ accepts_response_payload: true });
    expect(desk.slack.refusals).toEqual([]);
  });

  test("goes to each socket in turn", async () => {
    const desk = await socketDesk();
    const apps = [await desk.connect(), await desk.connect()];
    for (let count = 0; count < 4; count += 1) await desk.slack.as("USAM").command("/csp");
    expect(apps.map(({ frames }) => frames.length)).toEqual([3, 3]);
  });

  test("whose ack comes too late shows what Slack shows, over HTTP as over a socket", async () => {
    const desk = await socketDesk();
    const app = await desk.connect();
    app.answer = (envelope) => {
      desk.time += 3001;
      app.ack(envelope, { text: "Hello Sam" });
    };
    const outcome = await desk.slack.as("USAM").command("/csp");
    expect(outcome.said.map(({ text }) => text)).toEqual(['/csp failed with the error "operation_timeout"']);
    expect(desk.slack.world.wire.at(-1)).toMatchObject({ over: "socket", late: true });
  });

  test("is acknowledged once, by its own ID, over its own socket", async () => {
    const desk = await socketDesk();
    const [app, other] = [await desk.connect(), await desk.connect()];
    app.answer = (envelope) => {
      app.ack({ envelope_id: "another" }, { text: "Not this" });
      other.ack(envelope, { text: "Nor this" });
      other.socket.once("pong", () => {
        app.ack(envelope, { text: "First" });
        app.ack(envelope, { text: "Second" });
      });
      other.socket.ping();
    };
    const { said } = await desk.slack.as("USAM").command("/csp");
    expect(said.map(({ text }) => text)).toEqual(["First"]);
  });

  test("that meets nobody shows what Slack shows: without a socket, and when its socket is cut off", async () => {
    const desk = await socketDesk();
    const sam = desk.slack.as("USAM");
    expect((await sam.command("/csp")).said[0]?.text).toBe('/csp failed with the error "dispatch_failed"');
    expect(desk.slack.world.wire.find(({ kind }) => kind === "/csp")).toMatchObject({ status: "unanswered" });
    const app = await desk.connect();
    app.answer = () => desk.slack.dropSockets();
    expect((await sam.command("/csp")).said[0]?.text).toBe('/csp failed with the error "dispatch_failed"');
    await eventually(() => expect(app.socket.readyState).toBe(WebSocket.CLOSED));
    expect(desk.slack.world.connections.size).toBe(0);
  });
});
