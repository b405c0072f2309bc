# Targets: lint, test, docs, release. See docker-bake.hcl
FROM node:22-alpine AS deps
WORKDIR /w
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci

FROM deps AS lint
RUN --mount=type=bind,target=.,rw --mount=type=cache,target=/w/.eslintcache npx eslint . --max-warnings=0

FROM deps AS test
ENV CI=true
COPY . .
RUN npm test -- --coverage --reporter=junit > junit.xml; echo $? > exit-code

FROM scratch AS test-report
COPY --from=test /w/junit.xml /w/exit-code /w/coverage/ /

FROM deps AS docs
COPY . .
RUN npm run docs

FROM scratch AS docs-out
COPY --from=docs /w/site /

FROM deps AS build
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22-alpine AS release
WORKDIR /srv
COPY --from=build --chown=node:node /w/node_modules ./node_modules
COPY --from=build --chown=node:node /w/dist ./dist
LABEL org.opencontainers.image.title="bake me"
USER node
CMD ["node", "dist/cli.js"]
