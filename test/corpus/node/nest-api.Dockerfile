FROM node:20-bookworm-slim AS development
WORKDIR /usr/src/app
COPY --chown=node:node package*.json ./
RUN npm ci
COPY --chown=node:node . .
USER node

FROM node:20-bookworm-slim AS build
WORKDIR /usr/src/app
COPY --chown=node:node package*.json ./
# the nest cli is a dev dependency, so take the whole tree from the first stage
COPY --chown=node:node --from=development /usr/src/app/node_modules ./node_modules
COPY --chown=node:node . .
RUN npm run build
ENV NODE_ENV=production
RUN npm ci --omit=dev && npm cache clean --force
USER node

FROM node:20-bookworm-slim AS production
RUN apt-get update \
 && apt-get install -y --no-install-recommends dumb-init openssl \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /usr/src/app
COPY --chown=node:node --from=build /usr/src/app/node_modules ./node_modules
COPY --chown=node:node --from=build /usr/src/app/dist ./dist
COPY --chown=node:node --from=build /usr/src/app/prisma ./prisma
ENV NODE_ENV=production
USER node
EXPOSE 3000
ENTRYPOINT ["dumb-init", "--"]
CMD ["sh", "-c", "npx prisma migrate deploy && exec node dist/main.js"]
