FROM node:20-alpine
ONBUILD ARG NODE_ENV=production
ONBUILD ENV NODE_ENV $NODE_ENV
ONBUILD WORKDIR /usr/src/app
ONBUILD COPY package.json package-lock.json* yarn.lock* ./
ONBUILD RUN if [ -f yarn.lock ]; then yarn install --frozen-lockfile --production; else npm ci --omit=dev && npm cache clean --force; fi
ONBUILD COPY . .
ONBUILD USER node
CMD [ "npm", "start" ]
