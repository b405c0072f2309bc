FROM node:22-slim AS build
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
WORKDIR /srv
RUN corepack enable && corepack prepare yarn@4.5.1 --activate
COPY .yarnrc.yml package.json yarn.lock ./
COPY .yarn/ .yarn/
COPY packages/core/package.json packages/core/
COPY packages/server/package.json packages/server/
RUN yarn install --immutable
COPY tsconfig.base.json ./
COPY packages/ packages/
RUN yarn workspaces foreach -At run build \
  && yarn workspaces focus @acme/server --production \
  && yarn cache clean --all

FROM gcr.io/distroless/nodejs22-debian12:nonroot
WORKDIR /srv
COPY --from=build /srv/node_modules node_modules
COPY --from=build /srv/packages packages
ENV NODE_OPTIONS="--enable-source-maps --max-old-space-size=512"
EXPOSE 4000
CMD ["packages/server/dist/index.js"]
