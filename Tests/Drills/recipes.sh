#!/bin/bash
#
# recipes.sh - the other recipes of dicomshare.service(8), done to the letter
#
# Usage: recipes.sh [BINARY]
#
# Files come by SFTP, rclone, FTP, Syncthing and DICOM, exams go out by DICOM; metrics reach node_exporter; a
# failure starts a unit; the archive is backed up, lost, restored and moved; the spool is moved; a second
# instance works. Commands are taken out of the page. apt-get is left out: what is not installed is
# passed over, and said.
#
# Needs what systemd.sh needs; without it, it says that it was skipped, and ends with status 77.

source "$(dirname "${BASH_SOURCE[0]}")/systemd.sh"

files=0
has() {
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null || { echo "left out: what needs $tool"; return 1; }
    done
}
apt-get() { :; } # what is there is tried, and no network is needed
export -f apt-get
exam() { # FOLDER: two files
    take 2 "$1"
    files=$((files + 2))
}
all_archived() { until_true 30 is archived "$files"; until_true 20 no_files; }
practice() { syncthing cli --home=/run/practice "$@" >/dev/null 2>&1; }
listens() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
no_files() { [[ $(count "$spool/incoming" -type f) == 0 ]]; }

ways_in() {
    local place ID
    if has /usr/sbin/sshd sftp; then
        step "by SFTP"
        exam /tmp/sftp
        rm -f /run/nologin # it boots to basic.target only
        mkdir -p /root/.ssh /run/sshd /home/modality/.ssh
        ssh-keygen -q -t ed25519 -N '' -f /root/.ssh/id_ed25519
        cp /root/.ssh/id_ed25519.pub /home/modality/.ssh/authorized_keys
        chown -R modality: /home/modality
        echo '127.0.0.1 dicomshare.example' >>/etc/hosts
        ssh-keygen -A >/dev/null
        follow "By SFTP"
        until_true 20 listens 22
        ssh-keyscan -T 60 dicomshare.example >/root/.ssh/known_hosts 2>/dev/null
        # The page's command starts in the folder itself.
        (cd /tmp/sftp && printf 'mkdir visit\ncd visit\nput *\n' |
            sftp -b - modality@dicomshare.example >/tmp/said 2>&1) || fail "$(cat /tmp/said)"
        all_archived
    fi
    if has rclone /usr/sbin/sshd; then
        step "by rclone"
        exam /srv/modality
        find /srv/modality -exec touch -d '2 minutes ago' {} +
        follow "By rclone"
        [[ $(count /srv/modality -type f) == 0 ]] || fail "rclone moved nothing"
        all_archived
    fi
    if has vsftpd lftp; then
        step "by FTP"
        exam /tmp/ftp
        echo modality:secret | chpasswd
        usermod -s /bin/bash modality
        mkdir -p /var/run/vsftpd/empty
        follow "By FTP"
        until_true 20 listens 21
        (cd /tmp/ftp && lftp -e 'set ftp:ssl-allow no; mkdir visit; cd visit; mput *; bye' \
            -u modality,secret 127.0.0.1 >/tmp/said 2>&1) || fail "$(cat /tmp/said)"
        all_archived
    fi
    if has syncthing; then
        step "by Syncthing"
        mkdir -p /home/modality
        chown modality: /home/modality
        exam /srv/practice/MARKER
        syncthing generate --home=/run/practice >/dev/null 2>&1
        sed -i 's|127.0.0.1:8384|127.0.0.1:8385|
            s|<listenAddress>default|<listenAddress>tcp://127.0.0.1:22001|' /run/practice/config.xml
        syncthing serve --home=/run/practice --no-browser >/tmp/practice.log 2>&1 &
        until_true 30 practice show system
        follow "By Syncthing" 1 >/tmp/said 2>&1
        until_true 30 runuser -l modality -c 'syncthing cli show system'
        place=$(tail -1 /tmp/said)
        ID=$(syncthing --device-id --home=/run/practice)
        export ID
        follow "By Syncthing" 2
        practice config devices add --device-id "$place"
        # No other machine tells where this one is.
        practice config devices "$place" addresses add tcp://127.0.0.1:22000
        practice config folders add --id exams --path /srv/practice --ignore-perms
        practice config folders exams devices add --device-id "$place"
        all_archived
    fi
    if has storescp dcmsend; then
        step "by DICOM, in the receiver's own sandbox"
        exam /tmp/dicom
        follow "Modalities that only speak DICOM"
        until_true 20 dcmsend --scan-directories 127.0.0.1 11112 /tmp/dicom
        all_archived
        [[ $(count "$spool/receiving" -type f) == 0 ]] || fail "files stay in receiving"
    fi
    if [[ -d /run/practice ]]; then
        step "what came by Syncthing is gone on the other side, too"
        until_true 60 eval '[[ $(count /srv/practice -name "*.dcm") == 0 ]]'
        ! says 'left alone' || fail "what Syncthing keeps there is told"
        practice operations shutdown
        systemctl disable --now syncthing@modality 2>/dev/null
    fi
}

way_out() {
    local pacs
    has storescp dcmsend || return 0
    step "out by DICOM, in the sender's own sandbox"
    follow "Sending reconstructed exams to a PACS" || true
    mkdir -p /tmp/pacs
    storescp --promiscuous --accept-all --output-directory /tmp/pacs 10104 &
    pacs=$!
    until_true 20 listens 10104
    sed -i 's/^HOST=.*/HOST=127.0.0.1/; s/^PORT=.*/PORT=10104/' /etc/dicomshare/send-pacs.conf
    systemctl restart dicomshare-send@pacs
    until_true 20 a_half
    dicomshare locate "$(cat /tmp/half)" >/tmp/other || fail "no other half"
    as doctor tee "$spool/reconstruct/P.PNG" <"$(cat /tmp/half)" >/dev/null
    as doctor tee "$spool/reconstruct/A.PNG" <"$(cat /tmp/other)" >/dev/null
    until_true 30 eval '(($(count "$spool/reconstructed" -type f) > 0))'
    until_true 30 eval '(($(count /tmp/pacs -type f) > 0))'
    until_true 30 grep -q '^1 0 ' "$spool/sent/pacs"
    until_true 90 grep -q 'sent to pacs: 1 image' "$spool/reconstruct/STATUS.HTM"
    kill "$pacs"
}
a_half() {
    find "$spool/outgoing" -mindepth 2 -name 'P*.PNG' -print -quit >/tmp/half
    [[ -s /tmp/half ]]
}

monitoring() {
    if has prometheus-node-exporter curl setfacl; then
        step "node_exporter"
        follow node_exporter
        # In a network of its own, without the host's: the collectors that fail there do no harm.
        until_true 30 eval 'curl -s localhost:9100/metrics | grep "^dicomshare_pairs_total" >/dev/null'
    fi
    step "OnFailure="
    follow "When the service fails"
    mkdir -p /etc/systemd/system/dicomshare-failed.service.d
    printf '[Service]\nExecStart=\nExecStart=/usr/bin/touch /run/told\n' \
        >/etc/systemd/system/dicomshare-failed.service.d/drill.conf
    cp /etc/dicomshare/dicomshare.toml /run/right.toml
    echo 'nonsense = 1' >>/etc/dicomshare/dicomshare.toml
    systemctl daemon-reload
    ! systemctl restart dicomshare 2>/dev/null || fail "started with nonsense"
    until_true 10 test -e /run/told
    cp /run/right.toml /etc/dicomshare/dicomshare.toml
    systemctl reset-failed dicomshare
    systemctl start dicomshare || fail "does not start again"
}

care() {
    local before namesake pacs
    if has rclone; then
        step "a copy in an object store, again and again"
        export RCLONE_CONFIG_REMOTE_TYPE=alias RCLONE_CONFIG_REMOTE_REMOTE=/srv/store
        mkdir -p /srv/store/BUCKET
        follow "The archive and object stores"
        exam /tmp/stored
        send /tmp/stored
        all_archived
        # Another study with the same label has such a folder.
        namesake=$(find "$spool/archive" -mindepth 1 -maxdepth 1 -name '????-????-????' | head -n 1)-2
        cp -a "${namesake%-2}" "$namesake"
        follow "The archive and object stores"
        diff -r --exclude=.pending "$spool/archive" /srv/store/BUCKET/archive >/tmp/said ||
            fail "the store differs: $(head -3 /tmp/said)"
        rm -r "$namesake"
    fi
    if has rsync; then
        step "backup, loss, restore"
        mkdir -p /srv/backup
        before=$(cd "$spool/archive" && find . -name '*.png' -exec sha256sum {} + | sort)
        follow "Backup and restore" 1
        find "$spool/archive" -mindepth 1 -delete
        follow "Backup and restore" 2 >/tmp/said
        [[ $(grep -c ': whole' /tmp/said) == "$files" ]] || fail "verify: $(tail -3 /tmp/said)"
        [[ $(cd "$spool/archive" && find . -name '*.png' -exec sha256sum {} + | sort) == "$before" ]] ||
            fail "the archive is another one"
    fi
    step "the archive moves"
    follow "Moving the archive"
    rm -r "$spool/archive"
    exam /tmp/moved
    send /tmp/moved
    until_true 30 moved /srv/dicomshare/archive
    sed -i '/^archive = /d' /etc/dicomshare/dicomshare.toml
    cp -a /srv/dicomshare/archive "$spool/archive"

    step "the spool moves"
    follow "The spool on another disk"
    spool=/srv/spool
    exam /tmp/moved-too
    send /tmp/moved-too
    until_true 30 moved /srv/spool/archive
    [[ $(stat -c %G $spool/incoming) == dicomshare-in ]] || fail "the group of incoming"

    if has storescp dcmsend; then
        step "the receiver and the sender are told of it"
        follow "The spool on another disk" 2
        exam /tmp/moved-dicom
        until_true 20 dcmsend --scan-directories 127.0.0.1 11112 /tmp/moved-dicom
        until_true 30 moved /srv/spool/archive
        until_true 20 systemctl is-active --quiet dicomshare-send@pacs
    fi

    step "a second instance"
    sed -i '/^spool = /d' /etc/dicomshare/dicomshare.toml
    follow "A second instance"
    spool=/var/spool/dicomshare-ct
    take 1 /tmp/second
    send /tmp/second
    until_true 30 is archived 1
    if has dcmsend storescp; then
        step "out by DICOM, from the second instance"
        # It would send once more what it finds in the new place.
        systemctl stop dicomshare-send@pacs
        mkdir -p /tmp/pacs-ct
        storescp --promiscuous --accept-all --output-directory /tmp/pacs-ct 10104 &
        pacs=$!
        until_true 20 listens 10104
        follow "Sending what a second instance reconstructs"
        until_true 20 a_half
        as doctor tee "$spool/reconstruct/P.PNG" <"$(cat /tmp/half)" >/dev/null
        find "$spool/archive" -name '*.png' -exec cat {} + |
            as doctor tee "$spool/reconstruct/A.PNG" >/dev/null
        until_true 60 grep -q '^1 0 ' "$spool/sent/ct"
        [[ $(count /tmp/pacs-ct -type f) == 1 ]] || fail "it was not sent"
        kill "$pacs"
    fi

    if has rsync; then
        step "two archives into one"
        ln -s $spool /srv/other
        follow "Two archives into one"
        until_true 20 eval 'find $spool/outgoing -name "P*.PNG" >/tmp/half; [[ -s /tmp/half ]]'
        until_true 20 eval 'dicomshare locate "$(head -1 /tmp/half)" >/dev/null'
    fi
}
moved() { [[ $(count "$1" -name '*.png') == "$files" ]]; }

inside() {
    stock=$(mktemp -d)
    step "install"
    install_all "$1"
    python3 "$package/Tests/Drills/plant_files.py" /mnt/corpus "$stock" 20 ||
        fail "not enough DICOM files"
    systemctl start dicomshare || fail "does not start"
    ways_in
    way_out
    monitoring
    care
    echo "all passed"
}

if [[ ${1:-} == --inside ]]; then
    inside "$2"
else
    outside "$@"
fi
