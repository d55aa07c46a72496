import { compile } from "./compile.ts";

compile({ project: "tsconfig.build.json", outDir: "dist", isChecked: true });
