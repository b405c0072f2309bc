FROM mcr.microsoft.com/playwright:v1.48.2-jammy

WORKDIR /e2e
ENV CI=1

COPY e2e/package.json e2e/package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci

COPY e2e/ ./

# reports are collected from here
VOLUME /e2e/test-results
VOLUME /e2e/playwright-report

ENTRYPOINT ["npx", "playwright", "test"]
CMD ["--reporter=list,html", "--project=chromium"]
