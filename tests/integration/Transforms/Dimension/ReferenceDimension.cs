using System.Globalization;

namespace EtlTools.Tests.Integration.Transforms.Dimension;

/// <summary>The history of one member as a list, kept by the simplest code that follows the rules.</summary>
internal sealed class ReferenceDimension(bool hasStamps, bool closesVanished)
{
    private readonly List<Version> _versions = [];
    private string? _email;
    private DateTimeOffset? _joined;

    public void Vanish(DateTimeOffset asOf)
    {
        if (!closesVanished || _versions is not [.., { IsCurrent: true } current]) return;
        current.To = asOf > current.From ? asOf : current.From.AddTicks(10);
        current.IsCurrent = false;
    }

    public void Arrive(MemberState state, DateTimeOffset asOf)
    {
        DateTimeOffset moment = hasStamps ? state.Changed ?? asOf : asOf;
        if (_versions is not [.., Version last])
        {
            Open(DateTimeOffset.MinValue, state);
        }
        else if (!last.IsCurrent)
        {
            DateTimeOffset back = asOf > last.To ? asOf : last.To;
            Open(moment > last.To ? moment : back, state);
        }
        else if (hasStamps ? state.Changed < last.Changed : asOf < last.From)
        {
            return;
        }
        else if (last.City == state.City)
        {
            last.Changed = hasStamps ? state.Changed : last.Changed;
        }
        else if (moment <= last.From)
        {
            (last.City, last.Changed) = (state.City, state.Changed);
        }
        else
        {
            (last.To, last.IsCurrent) = (moment, false);
            Open(moment, state);
        }

        _email = state.Email;
        _joined ??= state.Joined;
    }

    public IEnumerable<string> Rows(int id) => _versions.Select(version => string.Create(
        CultureInfo.InvariantCulture,
        $"{id} {version.City ?? "-"} {_email ?? "-"} {Text(_joined)} {(hasStamps ? Text(version.Changed) : "-")} {Text(version.From)} {Text(version.To)} {version.IsCurrent}"));

    private static string Text(DateTimeOffset? moment) => moment switch
    {
        null => "-",
        { Year: 1 } => "first",
        { Year: 9999 } => "ever",
        { } other => other.ToString("MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
    };

    private void Open(DateTimeOffset from, MemberState state) =>
        _versions.Add(new Version { City = state.City, Changed = state.Changed, From = from });

    private sealed class Version
    {
        public string? City { get; set; }

        public DateTimeOffset? Changed { get; set; }

        public DateTimeOffset From { get; init; }

        public DateTimeOffset To { get; set; } = DateTimeOffset.MaxValue;

        public bool IsCurrent { get; set; } = true;
    }
}
