import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { unlink } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export class FolderInUse extends Error {
  override name = "FolderInUse";
  constructor(folder: string) {
    super(
      `Another process is using the database in ${folder}. Stop it first, or set DATABASE_URL to a PostgreSQL server that several processes can share.`,
    );
  }
}

/**
 * PGlite has no lock of its own, and a second process would silently lose rows. A listening socket named after the folder
 * is freed by the system however the process ends. It does not reach across containers that share a volume.
 */
export async function lockFolder(folder: string, platform = process.platform): Promise<() => void> {
  const name = `partner-desk-${createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 32)}`;
  const address = socketAddress(name, platform);
  try {
    return release(await listen(address));
  } catch (error) {
    if (!isInUse(error)) throw error;
    // Only a socket file can outlive its process; somebody answers on it while the lock is held.
    if (!address.startsWith(tmpdir()) || (await answers(address))) throw new FolderInUse(folder);
    await unlink(address);
    return release(await listen(address));
  }
}

function socketAddress(name: string, platform: NodeJS.Platform): string {
  if (platform === "linux") return `\0${name}`;
  if (platform === "win32") return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

const listen = (address: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", reject);
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });

const release = (server: Server) => () => void server.close();

const answers = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

const isInUse = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EADDRINUSE";
