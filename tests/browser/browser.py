"""Opens a page in headless Chromium, runs a script in it as a user's clicks would, and gives back what the script says."""
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77  # what CTest takes for "skipped"
SECONDS = 60


def chromium():
    for name in ('chromium', 'chromium-browser', 'google-chrome'):
        path = shutil.which(name)
        if path:
            return path
    print('skipped: Chromium is not installed; ./run test-browser installs it')
    sys.exit(SKIPPED)


def run_in_page(page, script):
    """page: path of an HTML file; script: JavaScript whose `return` value, a JSON value, is given back."""
    driver = ('<script>(async () => { let result; try { result = {value: await (async () => {' + script + '})()}; }'
              ' catch (error) { result = {error: String(error)}; }'
              ' const box = document.createElement("pre"); box.id = "driver-result";'
              ' box.textContent = JSON.stringify(result); document.body.append(box); })();</script>')
    with tempfile.TemporaryDirectory() as folder:
        with open(page, encoding='utf-8') as file:
            content = file.read().replace('</body>', driver + '</body>')
        driven = os.path.join(folder, 'page.html')
        with open(driven, 'w', encoding='utf-8') as file:
            file.write(content)
        dom = subprocess.run(
            [chromium(), '--headless', '--no-sandbox', '--disable-gpu', '--user-data-dir=' + os.path.join(folder, 'profile'),
             '--virtual-time-budget=5000', '--dump-dom', 'file://' + driven],
            capture_output=True, text=True, timeout=SECONDS, check=True).stdout
    found = re.search(r'<pre id="driver-result">(.*?)</pre>', dom, re.S)
    assert found, 'the script did not come to its end'
    result = json.loads(html.unescape(found.group(1)))
    assert 'error' not in result, result.get('error')
    return result.get('value')
