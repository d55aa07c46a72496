import { socketAddress } from "../sockets.ts";
import { no, ok, TIER_3, type Method } from "./method.ts";

export const connectionMethods: Record<string, Method> = {
  "apps.connections.open": {
    scopes: [],
    perMinute: TIER_3,
    needsAppToken: true,
    run: (world) => {
      const base = world.options.socketMode?.url();
      return base === undefined ? no("invalid_auth") : ok({ url: socketAddress(world, base) });
    },
  },
};
