ARG DISTRO="bookworm"
FROM mcr.microsoft.com/devcontainers/base:${DISTRO}

# options that devcontainer.json may set under build.args
ARG SHELL_SETUP="true"
ARG USERNAME=vscode
ARG USER_UID=1000
ARG USER_GID=$USER_UID

COPY .devcontainer/setup/*.sh /tmp/setup/
RUN apt-get update && export DEBIAN_FRONTEND=noninteractive \
    && if [ "$SHELL_SETUP" = "true" ]; then bash /tmp/setup/shell.sh "${USERNAME}"; fi \
    && apt-get -y install --no-install-recommends graphviz postgresql-client protobuf-compiler \
    && apt-get clean -y && rm -rf /var/lib/apt/lists/* /tmp/setup

# files in the volume belong to whoever started the editor
RUN if [ "$USER_UID" != "1000" ] || [ "$USER_GID" != "1000" ]; then \
        groupmod -g $USER_GID $USERNAME && usermod -u $USER_UID -g $USER_GID $USERNAME; \
    fi

USER vscode
RUN curl -fsSL https://starship.rs/install.sh | sh -s -- --yes --bin-dir ~/.local/bin
RUN echo 'eval "$(starship init zsh)"' >> ~/.zshrc
