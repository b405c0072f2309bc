FROM registry.fedoraproject.org/fedora-toolbox:41
LABEL com.github.containers.toolbox="true" name="dev-toolbox"
COPY extra-packages /
RUN dnf -y upgrade && \
    grep -v '^#' /extra-packages | xargs dnf -y install && \
    dnf clean all
RUN rm /extra-packages
RUN dnf copr enable -y atim/starship && dnf install -y starship
RUN echo 'eval "$(starship init bash)"' >> /etc/bashrc
