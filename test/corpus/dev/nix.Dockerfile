FROM nixos/nix:2.24.9 AS build
WORKDIR /src
COPY flake.nix flake.lock ./
COPY . .
RUN nix --extra-experimental-features "nix-command flakes" build .#server -o out
RUN mkdir /closure && cp -R $(nix-store -qR out) /closure

FROM scratch
COPY --from=build /closure /nix/store
COPY --from=build /src/out /srv
# certificates come from the closure
ENV SSL_CERT_FILE=/srv/etc/ssl/certs/ca-bundle.crt
COPY --from=build /etc/nsswitch.conf /etc/
LABEL build="flake" \
      system="x86_64-linux"
CMD ["/srv/bin/server"]
