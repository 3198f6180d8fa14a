// Builds wwwroot/dist: one style sheet, one script, and the fonts with the style sheet that names them.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'wwwroot', 'dist');
const fontPackage = join(root, 'node_modules', '@fontsource', 'noto-sans-jp');
const weights = [400, 700];

await rm(dist, { recursive: true, force: true });
await mkdir(join(dist, 'fonts'), { recursive: true });

await build({
  absWorkingDir: root,
  entryPoints: { app: 'Client/main.ts', site: 'Styles/site.css' },
  outdir: dist,
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome110', 'edge110', 'firefox115', 'safari16'],
  legalComments: 'none',
  banner: { js: '/*! Contains @microsoft/signalr, (c) .NET Foundation and Contributors, MIT License. */' },
  charset: 'utf8',
});

await buildFonts();

// Two weights of one subset share their long list of code points. Side by side, compression stores the list once.
async function buildFonts() {
  const faces = await Promise.all(weights.map(readFaces));
  const lines = [];
  for (const subset of faces[0].keys()) {
    for (const [index, weight] of weights.entries()) {
      const face = faces[index].get(subset);
      const name = await copyFont(face.file);
      const range = face.range === null ? '' : `;unicode-range:${face.range}`;
      lines.push(
        `@font-face{font-family:"Noto Sans JP";font-weight:${weight};font-display:swap;` +
          `src:url(fonts/${name}) format("woff2")${range}}`,
      );
    }
  }
  await writeFile(join(dist, 'fonts.css'), lines.join('\n') + '\n');
  await copyFile(join(fontPackage, 'LICENSE'), join(dist, 'fonts', 'LICENSE.txt'));
}

async function readFaces(weight) {
  const css = await readFile(join(fontPackage, `${weight}.css`), 'utf8');
  const faces = new Map();
  for (const [, body] of css.matchAll(/@font-face\s*\{([^}]*)\}/g)) {
    const file = /url\(\.\/files\/([^)]+\.woff2)\)/.exec(body)?.[1];
    if (file === undefined) {
      throw new Error(`A face of weight ${weight} names no woff2 file.`);
    }
    faces.set(file.replace(`-${weight}-normal.woff2`, ''), { file, range: /unicode-range:\s*([^;]+);/.exec(body)?.[1].trim() ?? null });
  }
  return faces;
}

// The name carries the content, so a browser may keep the file for ever.
async function copyFont(file) {
  const source = join(fontPackage, 'files', file);
  const hash = createHash('sha256').update(await readFile(source)).digest('hex').slice(0, 10);
  const name = file.replace('noto-sans-jp-', '').replace('-normal.woff2', `.${hash}.woff2`);
  await copyFile(source, join(dist, 'fonts', name));
  return name;
}
