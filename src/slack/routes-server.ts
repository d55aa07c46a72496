import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { CustomRoute } from "@slack/bolt";

/** Serves these routes and nothing else. Rejects when the port is taken. */
export async function serveRoutes(routes: CustomRoute[], at: { host: string; port: number }): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url?.split("?")[0];
    const route = routes.find((one) => one.path === path && one.method.includes(request.method ?? ""));
    if (route) route.handler(Object.assign(request, { params: {} }), response);
    else response.writeHead(404).end();
  });
  server.listen(at.port, at.host);
  await once(server, "listening");
  return server;
}

export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}
