import type { Workspace } from "./workspace.ts";

const TOGETHER = 25;

/** Tells the page, at once and after every change, which version of the state there is now. */
export function eventStream(workspace: Workspace, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  let stop = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let timer: NodeJS.Timeout | undefined;
      const tell = () => {
        timer = undefined;
        const event = JSON.stringify({ version: workspace.world.version });
        controller.enqueue(encoder.encode(`data: ${event}\n\n`));
      };
      // Several changes in a row are one event.
      const unsubscribe = workspace.subscribe(() => (timer ??= setTimeout(tell, TOGETHER)));
      stop = () => {
        clearTimeout(timer);
        unsubscribe();
      };
      signal.addEventListener("abort", () => {
        stop();
        controller.close();
      });
      tell();
    },
    cancel: () => stop(),
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store", connection: "keep-alive" },
  });
}
