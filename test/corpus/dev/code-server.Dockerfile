# my IDE in the browser
FROM codercom/code-server:4.95.1-debian
USER root
RUN curl -fsSL https://deb.nodesource.com/setup_lts.x | sudo -E bash - && sudo apt-get install -y nodejs build-essential
RUN echo "coder ALL=(ALL) NOPASSWD:ALL" >> /etc/sudoers.d/coder
USER coder
ENV SHELL=/bin/bash EDITOR="code-server --wait"
COPY --chown=coder settings.json .local/share/code-server/User/settings.json
RUN for e in esbenp.prettier-vscode golang.go; do code-server --install-extension $e; done
RUN sudo chown -R coder:coder /home/coder/.local
WORKDIR /home/coder/src
RUN git config --global pull.rebase true && git config --global init.defaultBranch main
RUN mkdir -p ~/.local/bin ~/src && echo 'export PATH="$HOME/.local/bin:$PATH"' >> ~/.bashrc
VOLUME /home/coder/src
EXPOSE 8080
