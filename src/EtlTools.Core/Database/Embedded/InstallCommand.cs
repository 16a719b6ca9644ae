namespace EtlTools.Database.Embedded;

/// <summary>The one command that installs PostgreSQL on this system.</summary>
internal static class InstallCommand
{
    /// <summary>The command for the system we run on; null where none is known.</summary>
    public static string? OfThisSystem()
    {
        if (OperatingSystem.IsWindows()) return "winget install PostgreSQL.PostgreSQL.18";
        if (OperatingSystem.IsMacOS()) return "brew install postgresql@18";
        const string release = "/etc/os-release";
        string? command = File.Exists(release) ? OfLinux(File.ReadAllLines(release)) : null;
        return command is null || Environment.IsPrivilegedProcess ? command : "sudo " + command;
    }

    /// <summary>The command for a Linux distribution, or one that is like it.</summary>
    /// <param name="release">The lines of <c>/etc/os-release</c>.</param>
    public static string? OfLinux(IEnumerable<string> release)
    {
        IEnumerable<string> names = release
            .Select(line => line.Split('=', 2))
            .Where(pair => pair.Length == 2 && pair[0] is "ID" or "ID_LIKE")
            .OrderBy(pair => pair[0], StringComparer.Ordinal)
            .SelectMany(pair => pair[1].Trim('"', '\'').Split(' '));
        return names.Select(Of).FirstOrDefault(command => command is not null);
    }

    private static string? Of(string distribution) => distribution switch
    {
        "debian" or "ubuntu" => "apt-get install -y postgresql",
        "fedora" or "rhel" or "centos" => "dnf install -y postgresql-server",
        "alpine" => "apk add postgresql",
        "arch" => "pacman -S --noconfirm postgresql",
        "suse" or "opensuse" => "zypper install -y postgresql-server",
        _ => null,
    };
}
