FROM archlinux:base-devel
RUN pacman -Syu --noconfirm --needed git go && pacman -Scc --noconfirm
RUN useradd -m builder && echo 'builder ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/builder
USER builder
WORKDIR /home/builder
RUN git clone https://aur.archlinux.org/yay-bin.git && cd yay-bin && makepkg -si --noconfirm && cd .. && rm -rf yay-bin
RUN yay -S --noconfirm shellcheck-bin
ENV EDITOR=vim PAGER=less
RUN mkdir -p ~/.config/makepkg && echo 'MAKEFLAGS="-j$(nproc)"' > ~/.config/makepkg/makepkg.conf
RUN sudo pacman -S --noconfirm --needed neovim ripgrep fd \
 && sudo pacman -Scc --noconfirm
COPY --chown=builder:builder dotfiles/ .
RUN ./install.sh </dev/null
WORKDIR /home/builder/src
CMD [ "/bin/bash" ]
