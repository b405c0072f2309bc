# syntax=docker/dockerfile:1.7-labs
ARG APP=web
ARG NODE=20.18

FROM node:${NODE}-alpine AS alpine
RUN apk update
RUN apk add --no-cache libc6-compat

FROM alpine AS base
RUN npm install -g pnpm@9.12.3 turbo@2.2.3
RUN pnpm config set store-dir ~/.pnpm-store

FROM base AS pruner
ARG APP
WORKDIR /app
COPY . .
RUN turbo prune --scope=${APP} --docker

FROM base AS builder
ARG APP
WORKDIR /app
COPY --from=pruner /app/out/pnpm-lock.yaml ./pnpm-lock.yaml
COPY --from=pruner /app/out/pnpm-workspace.yaml ./pnpm-workspace.yaml
COPY --from=pruner /app/out/json/ .
RUN --mount=type=cache,id=pnpm,target=/root/.pnpm-store pnpm install --frozen-lockfile
COPY --from=pruner /app/out/full/ .

ENV TURBO_TELEMETRY_DISABLED=1
RUN --mount=type=secret,id=turbo_token,env=TURBO_TOKEN turbo build --filter=${APP}...
RUN --mount=type=cache,id=pnpm,target=/root/.pnpm-store pnpm prune --prod --no-optional
RUN rm -rf ./**/*/src

FROM alpine AS runner
ARG APP
RUN addgroup --system --gid 1001 nodejs
RUN adduser --system --uid 1001 nodejs
USER nodejs
WORKDIR /app
COPY --from=builder --chown=nodejs:nodejs /app .
WORKDIR /app/apps/${APP}

ARG PORT=8080
ENV PORT=${PORT}
ENV NODE_ENV=production
EXPOSE ${PORT}
CMD node dist/main
