import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleSchema } from '../../core/text/schema';
import { readSource } from './read-source';
import { docxFile, docxParagraph, epubFile } from './testing/office-files';
import { fileOf } from './testing/read-blocks';

/** Every attempt calls this, or asks this server; a page that is only read does neither. */
const ran = '__guillemetRan';
let asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.end();
});
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

const call = `globalThis.${ran}=1`;

/** Tricks by which pages have run code or fetched things, in our own spelling. `O` stands for a server, `X` for code. */
const vectors: readonly string[] = [
  // Scripts, in all spellings.
  '<script>X</script>',
  '<SCRIPT SRC="O/a.js"></SCRIPT>',
  '<script\n>X</script\n>',
  '<script/src=O/b.js></script>',
  '<scr<script>ipt>X</scr</script>ipt>',
  '<script>X<!--',
  '<<script>X//<</script>',
  '<script type="module">import "O/c.js"; X</script>',
  '<noscript><p title="</noscript><script>X</script>">',
  '<xmp><p title="</xmp><script>X</script>">',
  '<textarea><p title="</textarea><script>X</script>">',
  '<title><img alt="</title><script>X</script>"></title>',
  // Event handlers.
  '<img src=x onerror="X">',
  '<img src=x onerror=X//',
  '<IMG SRC=x OnErRoR=X>',
  '<img/src="x"/onerror="X">',
  '<img src="O/d.png" onload=X>',
  '<body onload=X><p>a</p></body>',
  '<details open ontoggle=X><summary>a</summary></details>',
  '<input autofocus onfocus=X>',
  '<video src=O/e.mp4 onerror=X><source onerror=X></video>',
  '<audio src=O/f.mp3 oncanplay=X>',
  '<marquee onstart=X>a</marquee>',
  '<p style="animation: a" onanimationstart=X>a</p>',
  '<div onpointerover=X onclick=X>a</div>',
  '<a href="#" onmouseover=X>a</a>',
  '<select onchange=X><option>a</select>',
  '<form onsubmit=X action="O/g"><button formaction="javascript:X">a</button></form>',
  // Links that are code.
  '<a href="javascript:X">a</a>',
  '<a href="JaVaScRiPt:X">a</a>',
  '<a href=" &#14; javascript:X">a</a>',
  '<a href="java&#10;script:X">a</a>',
  '<a href="java\tscript:X">a</a>',
  '<a href="&#106;avascript:X">a</a>',
  '<a href="&#x6A&#x61vascript:X">a</a>',
  '<a href="vbscript:X">a</a>',
  '<a href="data:text/html,<script>X</script>">a</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4x">a</a>',
  '<a href="blob:O/1">a</a>',
  '<a href="file:///etc/passwd">a</a>',
  '<a href="//example.org/x" ping="O/h">a</a>',
  '<base href="javascript:X//"><a href="/%0aX">a</a>',
  '<base href="O/"><img src="i.png"><a href="x">a</a>',
  '<area href="javascript:X">',
  // SVG and MathML.
  '<svg onload=X></svg>',
  '<svg><script>X</script></svg>',
  '<svg><script href="O/j.js"/></svg>',
  '<svg><a xlink:href="javascript:X"><text>a</text></a></svg>',
  '<svg><animate attributeName=href values="javascript:X" /></svg>',
  '<svg><set attributeName=onmouseover to=X></svg>',
  '<svg><foreignObject><body onload=X><iframe srcdoc="<script>X</script>"></iframe></body></foreignObject></svg>',
  '<svg><use href="O/k.svg#a"/></svg>',
  '<svg><image href="O/l.png"/></svg>',
  '<svg><style><img src=x onerror=X></style></svg>',
  '<math><a xlink:href="javascript:X">a</a></math>',
  '<math href="javascript:X">a</math>',
  // What mutates when it is parsed once more.
  '<svg></p><style><a id="</style><img src=x onerror=X>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=X&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=X>',
  '<noscript><style></noscript><img src=x onerror=X>',
  '<p id="</p><img src=x onerror=X>">a</p>',
  '<!--><img src=x onerror=X>-->',
  '<!--! ><img src=x onerror=X>-->',
  '<![CDATA[><img src=x onerror=X>]]>',
  '<?xml-stylesheet href="javascript:X"?><p>a</p>',
  '&lt;script&gt;X&lt;/script&gt;',
  '<p>&amp;lt;img src=x onerror=X&amp;gt;</p>',
  // Styles.
  '<style>@import "O/m.css"; p { background: url(O/n.png) }</style>',
  '<p style="background: url(O/o.png)">a</p>',
  '<p style="width: expression(X)">a</p>',
  '<p style="-moz-binding: url(O/p.xml#a)">a</p>',
  '<link rel=stylesheet href="O/q.css">',
  '<link rel=preload as=script href="O/r.js"><link rel=prefetch href="O/s"><link rel=dns-prefetch href="O">',
  '<link rel=import href="O/t.html">',
  // Frames, objects, refreshes.
  '<iframe src="javascript:X"></iframe>',
  '<iframe srcdoc="&lt;script&gt;X&lt;/script&gt;"></iframe>',
  '<iframe src="O/u.html"></iframe>',
  '<frameset onload=X><frame src="O/v.html"></frameset>',
  '<object data="O/w.swf"><param name=movie value="javascript:X"></object>',
  '<embed src="javascript:X">',
  '<applet code=X archive="O/x.jar"></applet>',
  '<meta http-equiv="refresh" content="0;url=javascript:X">',
  '<meta http-equiv="refresh" content="0;url=O/y">',
  '<meta http-equiv="Content-Security-Policy" content="default-src *"><p>a</p>',
  '<portal src="O/z">',
  // Templates, custom elements, slots.
  '<template><script>X</script><img src=x onerror=X></template>',
  '<template shadowrootmode=open><img src=x onerror=X></template>',
  '<x-a onclick=X>a</x-a>',
  '<isindex type=image src="O/aa" onerror=X>',
  '<bgsound src="O/bb"><layer src="O/cc"></layer>',
  '<img srcset="O/dd 1x, O/ee 2x" sizes=100vw><picture><source srcset="O/ff"></picture>',
  '<video poster="O/gg"><track src="O/hh"></video>',
  '<table background="O/ii"><td background="O/jj">a</table>',
];

const parts = new Set([...Object.keys(articleSchema.nodes), ...Object.keys(articleSchema.marks)]);

/** True where a document has nothing but text, the parts of the allow-list, and targets of three schemes. */
function isHarmless(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isHarmless);
  if (typeof value !== 'object' || value === null) return true;
  const { type, text, content, marks, attrs, ...more } = value as { [key: string]: unknown };
  if (!parts.has(String(type)) || Object.keys(more).length > 0) return false;
  if (text !== undefined && typeof text !== 'string') return false;
  const { level, start, soft, href, ...others } = (attrs ?? {}) as { [key: string]: unknown };
  if (Object.keys(others).length > 0) return false;
  if (href !== undefined && !/^(?:https?:|mailto:)/.test(String(href))) return false;
  if (![level, start].every((one) => one === undefined || typeof one === 'number')) return false;
  if (soft !== undefined && typeof soft !== 'boolean') return false;
  return isHarmless(content ?? []) && isHarmless(marks ?? []);
}

describe('what a page tries', () => {
  const around = (trick: string): string =>
    `<html><head><title>t</title></head><body><p>Le pont est ouvert.</p>${trick}<p>Fin.</p></body></html>`;
  const spelled = (trick: string): string => trick.replaceAll('X', call).replaceAll(/\bO\b/g, origin);

  it.each(vectors)('neither runs, nor fetches, nor gets into the article: %s', async (trick) => {
    asked = [];
    for (const extraction of ['article', 'page'] as const) {
      const { document, canonical } = await readSource(fileOf('a.html', around(spelled(trick))), { extraction });
      expect(canonical.text).toContain('Le pont est ouvert.');
      expect(isHarmless(document)).toBe(true);
      articleSchema.nodeFromJSON(document).check();
    }
    await readSource({ kind: 'pasted-html', html: around(spelled(trick)) }, {});
    expect(ran in globalThis).toBe(false);
    expect(asked).toEqual([]);
  });

  it('does not come through a mail, an e-book, a Word file or a table either', async () => {
    asked = [];
    const tricks = vectors.map(spelled).join('\n');
    const long = 'Une phrase assez longue pour remplir un chapitre. '.repeat(6);
    const files = [
      fileOf(
        'a.eml',
        `From: a@example.org\nTo: b@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>Le pont</p>${tricks}`,
      ),
      fileOf('a.epub', epubFile({ 'a.xhtml': `<p>${long}</p>${tricks}` })),
      fileOf(
        'a.docx',
        docxFile(
          docxParagraph(`Le pont ${tricks.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}`),
        ),
      ),
      fileOf('a.json', JSON.stringify([{ text: `<p>Le pont</p>${tricks}` }])),
    ];
    for (const file of files) {
      const { document } = await readSource(file, {});
      expect(isHarmless(document)).toBe(true);
    }
    expect(ran in globalThis).toBe(false);
    expect(asked).toEqual([]);
  });
});
