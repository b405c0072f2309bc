ARG ELIXIR=1.17.3
ARG OTP=27.1.2
ARG DEBIAN=bookworm-20241016-slim
ARG BUILDER="hexpm/elixir:${ELIXIR}-erlang-${OTP}-debian-${DEBIAN}"

FROM ${BUILDER} as release
RUN apt-get update -y && apt-get install -y git make gcc && apt-get clean
ENV MIX_ENV="prod"
RUN mix do local.hex --force, local.rebar --force
WORKDIR /umbrella
COPY mix.exs mix.lock ./
COPY apps/chat/mix.exs apps/chat/
COPY apps/chat_web/mix.exs apps/chat_web/
COPY config/config.exs config/${MIX_ENV}.exs config/
RUN mix deps.get --only $MIX_ENV && mix deps.compile
COPY apps apps
RUN cd apps/chat_web && mix assets.deploy
COPY config/runtime.exs config/
RUN mix release chat

FROM debian:${DEBIAN}
RUN apt-get update -y && apt-get install -y libstdc++6 openssl locales tini && rm -rf /var/lib/apt/lists/*
RUN echo 'en_US.UTF-8 UTF-8' > /etc/locale.gen && locale-gen
ENV LANG en_US.UTF-8
ENV LC_ALL en_US.UTF-8
WORKDIR "/opt/chat"
COPY --from=release --chown=nobody:nogroup /umbrella/_build/${MIX_ENV:-prod}/rel/chat ./
USER nobody
ENV RELEASE_DISTRIBUTION=none PHX_SERVER=true
CMD ["tini", "--", "bin/chat", "start"]
