using EtlTools.Diagnostics;

namespace EtlTools.Contracts.Reading;

/// <summary>The places of a schema file that can be referred to by <c>$id</c>.</summary>
internal sealed class SchemaIds
{
    private readonly Dictionary<string, SchemaPlace> _places = new(StringComparer.Ordinal);
    private readonly SchemaFile _file;

    /// <summary>Looks for ids wherever a schema can stand.</summary>
    /// <exception cref="EtlException">Two places have the same.</exception>
    public SchemaIds(SchemaFile file, SchemaPlace root)
    {
        _file = file;
        _places.Add(root.BaseUri, root);
        Add(root);
    }

    /// <summary>The place a reference means; null where it is not in the file.</summary>
    public SchemaPlace? Find(SchemaPlace from, string reference)
    {
        (string uri, string fragment) = UriReference.Of(reference).ResolvedFrom(from.BaseUri);
        if (fragment.Length > 0 && fragment[0] != '/') return _places.GetValueOrDefault($"{uri}#{fragment}");
        SchemaPlace? place = _places.GetValueOrDefault(uri);
        foreach (string step in JsonPointer.Steps(fragment)) place = place?.Child(step);
        return place;
    }

    private void Add(SchemaPlace place)
    {
        if (place.Id is { } id)
        {
            (string uri, string fragment) = UriReference.Of(id).ResolvedFrom(place.BaseUri);
            string key = fragment.Length == 0 ? uri : $"{uri}#{fragment}";
            if (!_places.TryAdd(key, place) && _places[key].Pointer != place.Pointer)
            {
                throw _file.Refuse(
                    ErrorIds.ContractSchema,
                    place.Pointer,
                    $"the $id '{id}' is that of #{_places[key].Pointer} too",
                    "Give each schema an $id of its own.");
            }
        }

        foreach (SchemaPlace part in SchemaParts.Of(place)) Add(part);
    }
}
