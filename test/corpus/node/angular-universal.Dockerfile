FROM node:18.20-alpine3.20 AS builder

LABEL stage=builder

RUN apk add --no-cache --virtual .gyp python3 make g++

WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --legacy-peer-deps --no-audit --no-fund
COPY . .

ARG CONFIGURATION=production
RUN npx ng build --configuration=$CONFIGURATION \
    && npx ng run storefront:server:$CONFIGURATION \
    && npm prune --production \
    && apk del .gyp

FROM node:18.20-alpine3.20
LABEL org.opencontainers.image.title="storefront" \
      org.opencontainers.image.vendor="Acme Ltd" \
      org.opencontainers.image.licenses="MIT"
RUN apk add --no-cache tini tzdata && cp /usr/share/zoneinfo/Europe/Berlin /etc/localtime
WORKDIR /app
COPY --from=builder /build/dist ./dist
COPY --from=builder /build/node_modules ./node_modules
RUN chown -R node:node /app
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=2s --start-period=15s --retries=3 \
  CMD node -e "require('http').get('http://localhost:4000/health', r => process.exit(r.statusCode === 200 ? 0 : 1))"
ENTRYPOINT ["/sbin/tini", "--"]
CMD ["node", "dist/storefront/server/main.js"]
