import { Uri, type Webview } from 'vscode';

/** The panel's page with the assets of a folder: it is set once, and its content comes by messages. */
export function pageOf(assets: Uri, webview: Webview, fontSize: number): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const asset = (name: string) => webview.asWebviewUri(Uri.joinPath(assets, name)).toString();
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `img-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en" data-font-size="${fontSize}">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${asset('style.css')}">
<title>Topic Notes</title>
</head>
<body>
<header role="search">
<input id="search" type="search" placeholder="Search terms and notes" aria-label="Search terms and notes"
 role="combobox" aria-expanded="false" aria-controls="results" aria-autocomplete="list" autocomplete="off">
<button id="follow" type="button" aria-pressed="true" title="Follow the cursor">Follow</button>
<div id="results" role="listbox" aria-label="Results" hidden></div>
</header>
<div id="progress" role="progressbar" aria-label="Loading" hidden></div>
<main id="article"></main>
<div id="status" class="hidden" role="status" aria-live="polite"></div>
<script nonce="${nonce}" src="${asset('panel.js')}"></script>
</body>
</html>`;
}
