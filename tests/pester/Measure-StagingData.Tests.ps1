BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    $load = Import-StagingData "$shopData/orders.csv" -Table orders
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Measure-StagingData' {
    It 'returns an object per column, without those that say where a row comes from' {
        (Measure-StagingData orders).Column | Should -Be @('order_id', 'customer_id', 'ordered_at', 'amount')
    }

    It 'says what a column holds' {
        $amount = Measure-StagingData orders | Where-Object Column -eq amount
        $values = Invoke-EtlQuery 'select min(amount::numeric), max(amount::numeric), avg(amount::numeric)::float8 as mean from staging.orders'
        $amount.Rows | Should -Be 4
        $amount.Nulls | Should -Be 0
        $amount.Type | Should -Be 'Decimal'
        [decimal]$amount.Min | Should -Be $values.min
        [decimal]$amount.Max | Should -Be $values.max
        $amount.Mean | Should -Be $values.mean
        $amount.Frequent[0].Count | Should -Be 1
    }

    It 'takes loads from the pipeline, and the key from their model' {
        $columns = Import-StagingData "$shopData/orders.csv" -Model $shopModel | Measure-StagingData
        $columns[0].Table | Should -Be 'staging.orders'
        $columns[0].LoadId | Should -Be (Get-StagingLoad orders -First 1).LoadId
        $columns[0].Key.Columns | Should -Be 'order_id'
        $columns[0].Key.Duplicates | Should -Be 0
    }

    It 'counts duplicates of the key named' {
        Set-Content "$TestDrive/twice.csv" "a,b`n1,x`n1,x`n1,y"
        Import-StagingData "$TestDrive/twice.csv" -Table twice | Out-Null
        $key = (Measure-StagingData twice -Key a, b)[0].Key
        $key.Duplicates | Should -Be 1
        $key.RepeatedRows | Should -Be 2
        $key.IsExact | Should -BeTrue
    }

    It 'shows the table above its columns' {
        $shown = Measure-StagingData orders -Key order_id | Out-String -Width 120
        $shown | Should -Match 'Table: staging.orders: 4 rows, 0 duplicates of order_id'
        $shown | Should -Match 'amount +Decimal +100\.0'
    }

    It 'measures the rows of one load' {
        Set-Content "$TestDrive/part.csv" "a`n1`n2"
        $first = Import-StagingData "$TestDrive/part.csv" -Table part -Mode Append
        Import-StagingData "$TestDrive/part.csv" -Table part -Mode Append -Force | Out-Null
        (Measure-StagingData part).Rows | Should -Be 4
        (Measure-StagingData part -LoadId $first.LoadId).Rows | Should -Be 2
    }

    It 'shows what has changed since another load' {
        Set-Content "$TestDrive/ages.csv" "id,age`n1,20`n2,30"
        $before = Import-StagingData "$TestDrive/ages.csv" -Table ages
        Measure-StagingData ages | Out-Null
        Measure-StagingData ages -CompareWith $before.LoadId | Should -BeNullOrEmpty
        Set-Content "$TestDrive/ages.csv" "id,age`n1,20`n2,"
        Import-StagingData "$TestDrive/ages.csv" -Table ages | Out-Null
        $changes = Measure-StagingData ages -CompareWith $before.LoadId
        $nulls = $changes | Where-Object Aspect -eq NullShare
        $nulls.Column | Should -Be 'age'
        $nulls.After - $nulls.Before | Should -Be 0.5
    }

    It 'suggests rules that the model takes and that pass' {
        $model = (New-Item -ItemType Directory "$TestDrive/model").FullName
        Copy-Item "$shopModel/*" $model -Recurse
        Measure-StagingData orders -Key order_id -SuggestRules | Set-Content "$model/quality/suggested.yml"
        $results = Test-DataQuality $model -Rule '*of orders*'
        $results.Count | Should -BeGreaterThan 4
        $results.Status | Should -Be (@('Passed') * $results.Count)
    }

    It 'returns what it would read with -WhatIf, and stores nothing' {
        $stored = (Invoke-EtlQuery 'select count(*) as n from etl.profile').n
        $plan = Measure-StagingData orders -Key order_id -WhatIf
        $plan.Columns.Count | Should -Be 4
        $plan.Key | Should -Be 'order_id'
        (Invoke-EtlQuery 'select count(*) as n from etl.profile').n | Should -Be $stored
    }

    It 'names a table that is not there, and goes on' {
        $columns = 'nothing', 'orders' | ForEach-Object { [pscustomobject]@{ Table = $_ } } |
            Measure-StagingData -ErrorVariable failures -ErrorAction SilentlyContinue
        $columns.Count | Should -Be 4
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Etl.Profile.UnknownTable*'
    }
}
