FROM oven/bun:1.1-slim AS bun
WORKDIR /srv/links

FROM bun AS modules
COPY package.json bun.lockb /all/
RUN cd /all && bun install --frozen-lockfile
COPY package.json bun.lockb /prod/
RUN cd /prod && bun install --frozen-lockfile --production

FROM bun AS bundle
COPY --from=modules /all/node_modules node_modules
COPY . .
RUN bun test && bun run typecheck
RUN bun build ./src/server.ts --target bun --minify --outdir dist

FROM bun
COPY --from=modules /prod/node_modules node_modules
COPY --from=bundle /srv/links/dist dist
COPY drizzle/ drizzle/
ENV NODE_ENV=production
USER bun
EXPOSE 3000/tcp
ENTRYPOINT [ "bun", "run", "dist/server.js" ]
