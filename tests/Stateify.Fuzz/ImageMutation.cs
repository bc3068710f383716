using System.Buffers.Binary;
using System.Text;
using Stateify.Contract;
using Stateify.Types;

namespace Stateify.Fuzz;

/// <summary>
/// Changes an image as somebody would who knows its structure: numbers where numbers are, references to other objects, types with other
/// names and counts, sections that grow, shrink, or come from elsewhere, with lengths that are right again, as a rule.
/// </summary>
internal sealed class ImageMutation
{
    private const int MostChanges = 5;
    private const int LongestInsertion = 64;

    private readonly ImageMap _map;
    private readonly Random _random;
    private readonly IReadOnlyList<ImageMap> _others;
    private byte[] _image;

    private ImageMutation(ImageMap map, IReadOnlyList<ImageMap> others, Random random)
    {
        _map = map;
        _others = others;
        _random = random;
        _image = [.. map.Image];
    }

    /// <summary>Makes a changed image.</summary>
    public static byte[] Apply(ImageMap map, IReadOnlyList<ImageMap> others, Random random)
    {
        ImageMutation mutation = new(map, others, random);
        for (int changes = random.Next(2) == 0 ? 1 : random.Next(1, MostChanges + 1); changes > 0; changes--)
            mutation.Change();
        return mutation._image;
    }

    private void Change()
    {
        // What moves bytes makes the map wrong: such a change is the last that relies on it, and others hit where they hit.
        switch (_random.Next(16))
        {
            case 0:
                FlipBits();
                break;
            case 1:
                ChangeLength();
                break;
            case 3:
                ChangeNumber(_random.Next(_image.Length));
                break;
            case 4:
                ChangeNumber(_random.Next(8, _map.TableStart));
                break;
            case 5:
                ChangeTypeEntry();
                break;
            case 6:
                ChangeCount();
                break;
            case 7:
                ChangeName();
                break;
            case 8:
                CopyRow();
                break;
            case 9:
                Splice();
                break;
            default:
                ChangeCell();
                break;
        }
    }

    private void FlipBits()
    {
        for (int flips = _random.Next(1, 4); flips > 0; flips--)
            _image[_random.Next(_image.Length)] ^= (byte)(1 << _random.Next(8));
    }

    /// <summary>Writes a number, of any width, where one may be.</summary>
    private void ChangeNumber(int place)
    {
        Span<byte> rest = _image.AsSpan(Math.Min(place, _image.Length - 1));
        int width = Math.Min(1 << _random.Next(4), rest.Length);
        Span<byte> number = stackalloc byte[8];
        number.Clear();
        rest[..width].CopyTo(number);
        BinaryPrimitives.WriteInt64LittleEndian(number, _random.NextNumber(BinaryPrimitives.ReadInt64LittleEndian(number)));
        number[..width].CopyTo(rest);
    }

    /// <summary>Writes a value of its kind into a cell of a row: a reference to an object that is there, as a rule, or a number.</summary>
    private void ChangeCell()
    {
        int number = _random.Next(_map.Types.Count);
        ImageType type = _map.Types[number];
        if (type.RowCount == 0 || type.Fields.Count == 0)
            return;
        ImageField field = _random.NextOf(type.Fields);
        int place = _map.RowsAt(number) + (_random.Next((int)type.RowCount) * type.Width) + field.Offset;
        ImageColumn column = field.Column;
        for (; column.Inner is not null; column = column.Inner)
            place += column.Kind == ColumnKind.Optional ? 1 : 0;
        if (place + Math.Max(8, column.Width) > _image.Length)
            return;
        switch (column.Kind)
        {
            case ColumnKind.Exact:
                WriteReference(place, _map.Types[column.Type - 1]);
                break;
            case ColumnKind.Any:
                ImageType target = _random.NextOf(_map.Types);
                BinaryPrimitives.WriteInt32LittleEndian(_image.AsSpan(place), target.Id);
                WriteReference(place + 4, target);
                break;
            default:
                ChangeNumber(place + _random.Next(column.Width));
                break;
        }
    }

    private void WriteReference(int place, ImageType target) =>
        BinaryPrimitives.WriteInt32LittleEndian(_image.AsSpan(place), _random.Next(16) == 0 ? (int)_random.NextNumber(target.Count) : _random.Next(target.Count + 1));

    /// <summary>Gives a collection another length, and most often the next one what it has lost.</summary>
    private void ChangeLength()
    {
        int number = _random.Next(_map.Types.Count);
        ImageType type = _map.Types[number];
        int start = _map.Sections[number].Start;
        if (_map.RowsAt(number) == start || type.Count == 0)
            return;
        int place = start + (4 * _random.Next(type.Count));
        int difference = _random.Next(-2, 3);
        AddToNumber(place, difference);
        if (_random.Next(4) != 0)
            AddToNumber(place + 4, -difference);
    }

    private void ChangeTypeEntry()
    {
        int place = _random.Next(_map.TableStart, _map.TableEnd);
        if (_random.Next(2) == 0)
            ChangeNumber(place);
        else if (place < _image.Length)
            _image[place] = (byte)_random.Next(32);
    }

    /// <summary>Announces more or fewer objects or rows, and gives or takes the bytes for them.</summary>
    private void ChangeCount()
    {
        int type = _random.Next(_map.Types.Count);
        int place = _map.CountAt(type);
        if (place + 12 > _image.Length)
            return;
        int objects = _random.Next(-1, 3);
        int rows = _random.Next(3) == 0 ? _random.Next(-1, 5) : objects;
        ImageType changed = _map.Types[type];
        changed = changed with { Count = changed.Count + objects, RowCount = changed.RowCount + rows };
        if (changed.Count < 0 || changed.RowCount < 0 || changed.SectionLength > 1 << 20)
            return;
        BinaryPrimitives.WriteInt32LittleEndian(_image.AsSpan(place), changed.Count);
        BinaryPrimitives.WriteInt64LittleEndian(_image.AsSpan(place + 4), changed.RowCount);
        (int start, int length) = _map.Sections[type];
        Resize(start + _random.Next(length + 1), (int)changed.SectionLength - length);
    }

    /// <summary>Gives a type or a field another name, most often one that there is.</summary>
    private void ChangeName()
    {
        int entry = ImageMap.NameAt(_random.NextOf(_map.Entries));
        if (entry + 2 > _image.Length)
            return;
        int length = BinaryPrimitives.ReadUInt16LittleEndian(_image.AsSpan(entry));
        if (entry + 2 + length > _image.Length)
            return;
        ImageMap source = _random.Next(4) == 0 ? _random.NextOf(_others) : _map;
        byte[] name = Encoding.UTF8.GetBytes(_random.Next(8) == 0 ? "No.Such.Type" : _random.NextOf(source.Types).Name);
        Replace(entry + 2, length, name);
        BinaryPrimitives.WriteUInt16LittleEndian(_image.AsSpan(entry), (ushort)name.Length);
        AddToNumber(ImageMap.TypeTableLengthAt, name.Length - length);
    }

    /// <summary>Copies bytes of a section over others of it: rows over rows, if the widths agree.</summary>
    private void CopyRow()
    {
        int type = _random.Next(_map.Types.Count);
        (int start, int length) = _map.Sections[type];
        int width = Math.Max(1, _map.Types[type].Width);
        if (length < 2 * width || start + length > _image.Length)
            return;
        int from = _random.Next(length / width) * width;
        int to = _random.Next(length / width) * width;
        _image.AsSpan(start + from, Math.Min(width, length - from)).ToArray().AsSpan(0, Math.Min(width, length - to)).CopyTo(_image.AsSpan(start + to));
    }

    /// <summary>Takes bytes out, puts some in, cuts off the end, or takes the end of another image.</summary>
    private void Splice()
    {
        int place = _random.Next(_image.Length);
        switch (_random.Next(4))
        {
            case 0:
                Replace(place, Math.Min(_image.Length - place, _random.Next(1, LongestInsertion)), []);
                break;
            case 1:
                Resize(place, _random.Next(1, LongestInsertion));
                break;
            case 2:
                _image = _image[..Math.Max(1, place)];
                break;
            default:
                byte[] other = _random.NextOf(_others).Image;
                _image = [.. _image.AsSpan(0, place + 1), .. other.AsSpan(_random.Next(other.Length))];
                SetLength();
                break;
        }
    }

    /// <summary>Makes room at a place, or takes bytes away.</summary>
    private void Resize(int place, int difference)
    {
        place = Math.Min(place, _image.Length);
        byte[] inserted = new byte[Math.Max(0, difference)];
        if (_random.Next(2) == 0)
            _random.NextBytes(inserted);
        Replace(place, Math.Min(Math.Max(0, -difference), _image.Length - place), inserted);
    }

    private void Replace(int place, int length, byte[] with)
    {
        _image = [.. _image.AsSpan(0, place), .. with, .. _image.AsSpan(place + length)];
        if (_image.Length == 0)
            _image = [0];
        if (_random.Next(16) != 0)
            SetLength();
    }

    private void SetLength()
    {
        if (_image.Length >= ImageMap.ImageLengthAt + 8)
            BinaryPrimitives.WriteInt64LittleEndian(_image.AsSpan(ImageMap.ImageLengthAt), _image.Length);
    }

    private void AddToNumber(int place, int difference)
    {
        if (place + 4 <= _image.Length)
            BinaryPrimitives.WriteInt32LittleEndian(_image.AsSpan(place), BinaryPrimitives.ReadInt32LittleEndian(_image.AsSpan(place)) + difference);
    }
}
