FROM registry.fedoraproject.org/fedora-toolbox:41
LABEL com.github.containers.toolbox="true" name="dev-toolbox"
COPY extra-packages /
RUN dnf -y upgrade && \
    grep -v '^#' /extra-packages | xargs dnf -y install && \
    dnf clean all
RUN rm /extra-packages
RUN dnf copr enable -y atim/starship && dnf install -y starship
RUN echo 'eval "$(starship init bash)"' >> /etc/bashrc
RUN rpm --import https://packages.microsoft.com/keys/microsoft.asc
RUN dnf config-manager addrepo --from-repofile=https://download.docker.com/linux/fedora/docker-ce.repo \
 && dnf -y install docker-ce-cli docker-compose-plugin \
 && dnf clean all
RUN ln -fs /usr/bin/flatpak-xdg-open /usr/local/bin/xdg-open
ENV LANG=de_AT.UTF-8
