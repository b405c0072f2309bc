import http from 'node:http';

http
  .createServer((request, response) => response.end(request.url === '/healthz' ? 'ok' : 'Shop'))
  .listen(process.env.PORT ?? 8080);
