import { readFileSync } from "node:fs";
import ts from "typescript";
import { filesUnder } from "./sources.ts";

/** Every method of Slack's Web API that the desk calls, found by type: whatever is asked of a `WebClient`. */
export function methodsCalledByTheDesk(): string[] {
  const files = filesUnder("src").filter((file) => !file.startsWith("src/sandbox/"));
  const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const program = ts.createProgram(files, { ...options, noEmit: true, skipLibCheck: true });
  const checker = program.getTypeChecker();
  const called = new Set<string>();
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (source) visit(source);
  }
  if (called.size === 0) throw new Error("No call of Slack was found: is the client still a WebClient?");
  for (const method of calledByTheSocketClient(files)) called.add(method);
  return [...called].toSorted();

  function visit(node: ts.Node): void {
    if (ts.isCallExpression(node)) {
      const method = methodOf(node.expression);
      if (method !== null) called.add(method);
    }
    ts.forEachChild(node, visit);
  }

  /** The path from a WebClient to what is called; null for any other call. */
  function methodOf(callee: ts.Expression): string | null {
    const path: string[] = [];
    let at = callee;
    while (ts.isPropertyAccessExpression(at)) {
      path.unshift(at.name.text);
      at = at.expression;
      if (checker.getTypeAtLocation(at).symbol?.name === "WebClient") return path.join(".");
    }
    return null;
  }
}

/** In Socket Mode Slack's own client asks for the address of the socket. */
function calledByTheSocketClient(files: readonly string[]): string[] {
  if (!files.some((file) => readFileSync(file, "utf8").includes("new SocketModeReceiver("))) return [];
  const source = readFileSync("node_modules/@slack/socket-mode/dist/src/SocketModeClient.js", "utf8");
  return [...source.matchAll(/this\.webClient\.([\w.]+)\(/g)].map(([, method = ""]) => method);
}
