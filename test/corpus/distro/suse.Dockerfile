FROM opensuse/leap:15.6
RUN zypper --non-interactive refresh \
 && zypper --non-interactive install --no-recommends nginx python311 python311-pip git-core \
 && zypper clean --all
RUN zypper ar -f https://download.opensuse.org/repositories/devel:/tools/15.6/devel:tools.repo && zypper --gpg-auto-import-keys in -y meson
COPY nginx.conf /etc/nginx/
EXPOSE 80
STOPSIGNAL SIGQUIT
RUN groupadd -r web && useradd -r -g web -d /srv/www web
RUN python3.11 -m pip install --no-cache-dir 'jinja2>=3.1' pyyaml==6.0.2
COPY templates/ /srv/templates/
COPY render.py /usr/local/bin/render
RUN chmod +x /usr/local/bin/render && render /srv/templates /etc/nginx/conf.d
RUN ln -sf /dev/stdout /var/log/nginx/access.log && ln -sf /dev/stderr /var/log/nginx/error.log
CMD ["nginx", "-g", "daemon off;"]
