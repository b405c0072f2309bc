FROM node:20-bullseye

# a browser, and letters for all our customers' languages
RUN apt-get update \
    && apt-get install -y wget gnupg \
    && wget -q -O - https://dl.google.com/linux/linux_signing_key.pub | apt-key add - \
    && echo "deb [arch=amd64] http://dl.google.com/linux/chrome/deb/ stable main" > /etc/apt/sources.list.d/chrome.list \
    && apt-get update \
    && apt-get install -y --no-install-recommends google-chrome-stable fonts-noto-cjk fonts-noto-color-emoji fonts-thai-tlwg \
    && rm -rf /var/lib/apt/lists/*

ENV PUPPETEER_SKIP_CHROMIUM_DOWNLOAD true
ENV PUPPETEER_EXECUTABLE_PATH /usr/bin/google-chrome-stable

RUN useradd -r -m -G audio,video printer && mkdir /out && chown printer /out
WORKDIR /home/printer/worker
COPY --chown=printer package.json package-lock.json ./
USER printer
RUN npm ci --only=production
COPY --chown=printer . .
VOLUME /out
CMD ["node", "--unhandled-rejections=strict", "print.js"]
