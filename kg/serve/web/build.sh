#!/usr/bin/env bash
# Builds the editor and the workbench's parts into ../assets, or into the folder named, from the lock file alone.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
target=$(mkdir -p "${1:-$here/../assets}" && cd "${1:-$here/../assets}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$here/package.json" "$here/package-lock.json" "$here/src" "$work"
cd "$work"
npm ci --no-fund --no-audit --ignore-scripts --silent
bundle() { # bundle SOURCE TARGET MORE…
    node_modules/.bin/esbuild "src/$1" --bundle --minify --charset=utf8 --target=es2022 --legal-comments=none \
        --log-level=warning --outfile="$target/$2" "${@:3}"
}
bundle serve.js editor.js --format=iife
bundle workbench.js workbench.js --format=iife
# a module worker cannot be had from a file: address; its own address is never needed, the page hands it the WASM
bundle worker.js workbench-worker.js --format=iife '--define:import.meta.url="about:blank"'
cp src/editor.html src/editor.css src/site.css src/workbench.html "$target"
# -n: no name, no time, so that the same bytes come out every day
gzip -9 -n -c node_modules/oxigraph/web_bg.wasm > "$target/oxigraph.wasm.gz"
