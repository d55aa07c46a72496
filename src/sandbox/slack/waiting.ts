import { clock, type World } from "./world.ts";

/** Waits until this much time has passed on Slack's clock, which may jump or stand still. */
export function waitFor(world: World, milliseconds: number): { isOver: Promise<void>; cancel: () => void } {
  const due = clock(world) + milliseconds;
  let cancel = (): void => undefined;
  const isOver = new Promise<void>((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const forget = world.options.onMove?.(look);
    cancel = () => {
      clearTimeout(timer);
      forget?.();
    };
    look();

    function look(): void {
      clearTimeout(timer);
      const left = due - clock(world);
      if (left > 0) {
        timer = setTimeout(look, left).unref();
        return;
      }
      cancel();
      resolve();
    }
  });
  return { isOver, cancel };
}
