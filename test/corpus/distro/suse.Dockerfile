FROM opensuse/leap:15.6
RUN zypper --non-interactive refresh \
 && zypper --non-interactive install --no-recommends nginx python311 python311-pip git-core \
 && zypper clean --all
RUN zypper ar -f https://download.opensuse.org/repositories/devel:/tools/15.6/devel:tools.repo && zypper --gpg-auto-import-keys in -y meson
COPY nginx.conf /etc/nginx/
EXPOSE 80
STOPSIGNAL SIGQUIT
CMD ["nginx", "-g", "daemon off;"]
