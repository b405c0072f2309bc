FROM node:20-alpine
ONBUILD ARG NODE_ENV=production
ONBUILD ENV NODE_ENV $NODE_ENV
ONBUILD WORKDIR /usr/src/app
ONBUILD COPY package.json package-lock.json* yarn.lock* ./
ONBUILD RUN if [ -f yarn.lock ]; then yarn install --frozen-lockfile --production; else npm ci --omit=dev && npm cache clean --force; fi
ONBUILD COPY . .
ONBUILD USER node
ENV npm_config_update_notifier=false
RUN apk add --no-cache tini
COPY --chmod=755 <<'EOF' /usr/local/bin/wait-for
#!/bin/sh
# wait-for HOST PORT
until nc -z "$1" "$2"; do sleep 1; done
EOF
ENTRYPOINT ["/sbin/tini", "--"]
CMD [ "npm", "start" ]
